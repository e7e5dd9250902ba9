import type { ExportRequest } from '@formwright/api'
import { createWriteStream } from 'node:fs'
import { rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { setTimeout } from 'node:timers/promises'
import { sql } from 'kysely'
import { truncate, languageOf } from '@formwright/definition'
import type { FormBundle, Language } from '@formwright/definition'
import type { Person } from '../access/people.ts'
import { termsOf } from '../admission/deadline.ts'
import type { ApplicationRow } from '../admission/store.ts'
import { isDatabaseUnavailable } from '../database/connect.ts'
import { publish } from '../database/bus.ts'
import { HttpError } from '../http/errors.ts'
import type { Tasks } from '../jobs/jobs.ts'
import type { PrintedFile, PrintTask } from '../printing/printing.ts'
import { isDraft } from '../paper/routes.ts'
import type { Services } from '../services.ts'
import { archiveOf } from './archive.ts'
import type { Entry } from './archive.ts'
import { readBack } from './read-back.ts'
import { countApplications, eachApplication } from './each-application.ts'
import { evidenceOf } from './evidence.ts'
import { tableOf, tableTitle } from './table.ts'
import { cachedFile, unfinishedExport, untilAborted } from './unfinished.ts'
import { isExportWord, say } from './say.ts'

/** Minimum interval between progress updates. */
const PROGRESS_MS = 700

/** Creates an export and reports progress. Retried if the database was unavailable. */
export function exportTask(services: Services): Tasks['export'] {
  return async ({ id }, signal) => {
    const { db, sessions } = services
    const row = await db.selectFrom('export').selectAll().where('id', '=', id).executeTakeFirst()
    const person = row && (await sessions.personById(row.by_user))
    if (!row || !person || row.state === 'done') return
    const folder = await unfinishedExport(services, id)
    try {
      const made = await make({ ...services, signal, folder }, row.id, person, row.request as ExportRequest)
      await services.contents.putFile(keyOf(id), made.path, made.size)
      const wanted = await finish(services, id, person, {
        state: 'done',
        name: made.name,
        size: made.size,
        error: made.failures === 0 ? null : say('incomplete', made.language, { count: made.failures }),
      })
      if (!wanted) await services.contents.remove(keyOf(id))
    } catch (error) {
      // finished files are kept for the next attempt
      if (signal.aborted || isDatabaseUnavailable(error)) throw error
      if (!(error instanceof ExportDeleted))
        await finish(services, id, person, {
          state: 'failed',
          error: error instanceof Error ? truncate(error.message, 500) : String(error),
        })
    }
    await rm(folder, { recursive: true, force: true })
  }
}

/** The context of an export: abortable, with a folder for files of earlier attempts. */
interface ExportContext extends Services {
  readonly signal: AbortSignal
  readonly folder: string
}

/** The export was deleted while it was being created. */
class ExportDeleted extends Error {}

/** The storage key of an export, distinct from the hashes of evidence. */
export function keyOf(id: string): string {
  return `export-${id}`
}

interface ExportedFile {
  readonly path: string
  readonly name: string
  readonly size: number
  /** Files that could not be created, listed in the archive. */
  readonly failures: number
  /** The language of the form. */
  readonly language: Language
}

async function make(
  services: ExportContext,
  id: string,
  person: Person,
  request: ExportRequest,
): Promise<ExportedFile> {
  const path = join(services.folder, 'export')
  const bundle = await newestBundle(services, request)
  const language = languageOf(bundle.form)
  const total = await countApplications(services, person, request)
  const report = progressOf(
    services,
    id,
    person,
    total * (request.papers.length + (request.table ? 1 : 0) + (request.evidence ? 1 : 0)),
  )
  await report(0)
  const failures: string[] = []
  const write = async (bytes: ReadableStream<Uint8Array>, name: string): Promise<ExportedFile> => {
    await pipeline(Readable.fromWeb(bytes as never), createWriteStream(path), {
      signal: services.signal,
    })
    return { path, name, size: (await stat(path)).size, failures: failures.length, language }
  }
  const table =
    request.table &&
    (() =>
      tableOf(
        services,
        bundle,
        request.table!,
        counted(eachApplication(services, person, request), report),
        total,
      ))
  if (table && request.papers.length === 0 && !request.evidence)
    return write(
      await table(),
      `${tableTitle(bundle, request.table!)}-${bundle.edition.title}.${request.table!.format}`,
    )
  let files = 0
  const made = await write(archiveOf(entriesOf()), `${bundle.form.title}-${bundle.edition.title}.zip`)
  await readBack(path, files)
  return made

  async function* entriesOf(): AsyncGenerator<Entry> {
    if (table) {
      files++
      yield { name: `${tableTitle(bundle, request.table!)}.${request.table!.format}`, input: await table() }
    }
    for await (const file of filesOf(services, person, request, report, failures, language)) {
      files++
      yield file
    }
    if (failures.length > 0) {
      files++
      yield {
        name: say('failures-file', language),
        input: new TextEncoder().encode(`\uFEFF${failures.join('\r\n')}\r\n`),
      }
    }
  }
}

/** The printed forms and evidence of each application. One that fails is reported and skipped. */
async function* filesOf(
  services: ExportContext,
  person: Person,
  request: ExportRequest,
  report: (more: number) => Promise<void>,
  failures: string[],
  language: Language,
): AsyncGenerator<Entry> {
  const failed = (name: string, why: string) => failures.push(say('failure', language, { name, why }))
  const folder = say('evidence', language)
  const { papers, evidence } = request
  let ordinal = 0
  for await (const row of eachApplication(services, person, request)) {
    const name = fileName(row, ++ordinal)
    const pinned = (await services.editions.bundleOf(row.edition))!
    for (const format of papers) {
      const file = `${FOLDERS[format]}/${name}.${format}`
      try {
        const { answers, stored: verifies } = row
        const draft = isDraft(pinned, row)
        const terms = termsOf(row, pinned)
        const verify = `${services.settings.publicUrl}/verify/${row.id}/`
        const input = await cachedFile(
          services.folder,
          [format, row.edition, draft, verify, answers, verifies, terms],
          async () =>
            (
              await printWhenFree(services, {
                format,
                bundle: pinned,
                answers,
                terms,
                verifies,
                draft,
                verify,
              })
            ).bytes,
        )
        yield { name: file, input }
      } catch (error) {
        services.signal.throwIfAborted()
        failed(
          file,
          error instanceof HttpError && isExportWord(error.code) ? say(error.code, language) : String(error),
        )
      }
      await report(1)
    }
    if (!evidence) continue
    for await (const file of evidenceOf(services, pinned, row, (missing) =>
      failed(`${folder}/${name}/${missing}`, say('not-there', language)),
    ))
      yield { ...file, name: `${folder}/${name}/${file.name}` }
    await report(1)
  }
}

/** Exports wait until the print queue has room, so that people printing come first. */
async function printWhenFree(
  { printing, signal }: Pick<ExportContext, 'printing' | 'signal'>,
  task: PrintTask,
): Promise<PrintedFile> {
  for (let tries = 1; ; tries++) {
    try {
      return await untilAborted(printing.print(task, { kind: 'export' }), signal)
    } catch (error) {
      if (tries >= TRIES || !(error instanceof HttpError && error.code === 'too-many')) throw error
      await setTimeout(PAUSE_MS, undefined, { signal })
    }
  }
}

const TRIES = 60
const PAUSE_MS = 2000

const FOLDERS = { pdf: 'PDF', docx: 'Word', xlsx: 'Excel' } as const

function fileName({ region_name: region, title }: ApplicationRow, ordinal: number): string {
  return truncate(`${String(ordinal).padStart(3, '0')}-${region}-${title}`.replaceAll('/', '_'), 60)
}

async function* counted<T>(
  items: AsyncIterable<T>,
  report: (more: number) => Promise<void>,
): AsyncGenerator<T> {
  for await (const item of items) {
    yield item
    await report(1)
  }
}

/** The latest version of the edition. */
async function newestBundle(
  { db, editions }: Services,
  { form, edition }: ExportRequest,
): Promise<FormBundle> {
  const { digest } = await db
    .selectFrom('edition')
    .select('digest')
    .where('form', '=', form)
    .where('edition', '=', edition)
    .orderBy('offered', 'desc')
    .orderBy('published_at', 'desc')
    .executeTakeFirstOrThrow(() => new Error('This edition is not published here'))
  return (await editions.bundleOf(digest))!
}

function progressOf(
  { db, signal }: ExportContext,
  id: string,
  person: Person,
  total: number,
): (more: number) => Promise<void> {
  let done = 0
  let reportedAt = 0
  return async (more) => {
    signal.throwIfAborted()
    done += more
    if (Date.now() - reportedAt < PROGRESS_MS) return
    reportedAt = Date.now()
    const { numUpdatedRows } = await db
      .updateTable('export')
      .set({ state: 'working', done: sql<number>`greatest(done, ${done})`, total })
      .where('id', '=', id)
      .executeTakeFirst()
    if (numUpdatedRows === 0n) throw new ExportDeleted()
    await publish(db, { kind: 'export', id, user: person.id })
  }
}

/** Records the result of an export; `false` if it was deleted. */
async function finish(
  { db }: Services,
  id: string,
  person: Person,
  outcome: { state: 'done' | 'failed'; name?: string; size?: number; error: string | null },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('export')
    .set({
      ...outcome,
      ...(outcome.state === 'done' ? { done: sql<number>`total` } : {}),
      finished_at: sql<Date>`now()`,
    })
    .where('id', '=', id)
    .executeTakeFirst()
  await publish(db, { kind: 'export', id, user: person.id })
  return numUpdatedRows > 0n
}
