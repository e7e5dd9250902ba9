import { createWriteStream } from 'node:fs'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { sql } from 'kysely'
import type { FormBundle } from '@formwright/definition'
import type { Person } from '../access/people.ts'
import type { ApplicationRow } from '../applications/store.ts'
import { isDatabaseAway } from '../database/connect.ts'
import { tell } from '../database/bus.ts'
import type { Tasks } from '../jobs/jobs.ts'
import { isDraft } from '../paper/routes.ts'
import type { Services } from '../services.ts'
import { Archive } from './archive.ts'
import { countApplications, eachApplication } from './each-application.ts'
import type { ExportRequest } from './request.ts'
import { tableOf, tableTitle } from './table.ts'

/** Progress is written down no oftener than this. */
const PROGRESS_MS = 700

/** Makes what somebody asked for, and says how far it is. Where the database was away the queue comes back to it. */
export function exportTask(services: Services): Tasks['export'] {
  return async ({ id }) => {
    const { db, sessions } = services
    const row = await db.selectFrom('export').selectAll().where('id', '=', id).executeTakeFirst()
    const person = row && (await sessions.personById(row.by_user))
    if (!row || !person || row.state === 'done') return
    const folder = await mkdtemp(join(tmpdir(), 'formwright-export-'))
    try {
      const made = await make(services, row.id, person, row.request as ExportRequest, join(folder, 'export'))
      await services.contents.putFile(keyOf(id), made.path, made.size)
      await finish(services, id, person, { state: 'done', name: made.name, size: made.size, error: null })
    } catch (error) {
      if (isDatabaseAway(error)) throw error
      await finish(services, id, person, { state: 'failed', error: error instanceof Error ? error.message.slice(0, 500) : String(error) })
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  }
}

/** Under which an export is kept, among the contents of evidence but with a name that no hash has. */
export function keyOf(id: string): string {
  return `export-${id}`
}

interface Made {
  readonly path: string
  readonly name: string
  readonly size: number
}

async function make(services: Services, id: string, person: Person, request: ExportRequest, path: string): Promise<Made> {
  const bundle = await newestBundle(services, request)
  const total = await countApplications(services, person, request)
  const report = progressOf(services, id, person, total * (request.papers.length + (request.table ? 1 : 0)))
  await report(0)
  const title = `${bundle.form.title}-${bundle.edition.title}`
  if (request.table && request.papers.length === 0) {
    await pipeline(Readable.fromWeb(tableOf(services, bundle, request.table, counted(eachApplication(services, person, request), report)) as never), createWriteStream(path))
    return { path, name: `${tableTitle(bundle, request.table)}-${bundle.edition.title}.${request.table.format}`, size: (await stat(path)).size }
  }
  const archive = new Archive(path)
  if (request.table) await archive.add(`${tableTitle(bundle, request.table)}.${request.table.format}`, Readable.fromWeb(tableOf(services, bundle, request.table, counted(eachApplication(services, person, request), report)) as never))
  let ordinal = 0
  for await (const row of eachApplication(services, person, request)) {
    ordinal++
    for (const format of request.papers) {
      const pinned = (await services.editions.bundleOf(row.edition))!
      const { bytes } = await services.printing.print({ format, bundle: pinned, answers: row.answers, draft: isDraft(pinned, row), verify: `${services.settings.publicUrl}/verify/${row.id}/` })
      await archive.add(`${FOLDERS[format]}/${fileName(row, ordinal)}.${format}`, [bytes])
      await report(1)
    }
  }
  await archive.end()
  return { path, name: `${title}.zip`, size: (await stat(path)).size }
}

const FOLDERS = { pdf: 'PDF', docx: 'Word', xlsx: 'Excel' } as const

function fileName({ region_name: region, title }: ApplicationRow, ordinal: number): string {
  return `${String(ordinal).padStart(3, '0')}-${region}-${title}`.replaceAll('/', '_').slice(0, 100)
}

async function* counted<T>(items: AsyncIterable<T>, report: (more: number) => Promise<void>): AsyncGenerator<T> {
  for await (const item of items) {
    yield item
    await report(1)
  }
}

/** The edition as it was published last under this name. */
async function newestBundle({ db, editions }: Services, { form, edition }: ExportRequest): Promise<FormBundle> {
  const { digest } = await db.selectFrom('edition').select('digest').where('form', '=', form).where('edition', '=', edition).orderBy('offered', 'desc').orderBy('published_at', 'desc').executeTakeFirstOrThrow(() => new Error('This edition is not published here'))
  return (await editions.bundleOf(digest))!
}

function progressOf({ db }: Services, id: string, person: Person, total: number): (more: number) => Promise<void> {
  let done = 0
  let said = 0
  return async (more) => {
    done += more
    if (Date.now() - said < PROGRESS_MS) return
    said = Date.now()
    await db.updateTable('export').set({ state: 'working', done, total }).where('id', '=', id).execute()
    await tell(db, { kind: 'export', id, user: person.id })
  }
}

async function finish({ db }: Services, id: string, person: Person, outcome: { state: 'done' | 'failed'; name?: string; size?: number; error: string | null }): Promise<void> {
  await db.updateTable('export').set({ ...outcome, ...(outcome.state === 'done' ? { done: sql<number>`total` } : {}), finished_at: sql<Date>`now()` }).where('id', '=', id).execute()
  await tell(db, { kind: 'export', id, user: person.id })
}
