import type { auditRoutes } from '@formwright/api'
import { DEFAULT_LANGUAGE } from '@formwright/definition'
import { Readable } from 'node:stream'
import type { CallOf, Handlers } from '../routing/route.ts'
import type { Database } from '../database/connect.ts'
import type { Services } from '../services.ts'
import { verifyAudit } from '../audit/chain.ts'
import { describeLines } from './describe-audit.ts'
import { compareHeads, headFiles, headsIn } from '../audit/heads.ts'
import { record } from '../audit/trail.ts'

type Filter = CallOf<'GET /audit/export'>['query']
const PAGE = 100
const EXPORT_PAGE = 1000

/** The audit trail: list, export, verify. */
export function auditHandlers({ db, editions, keys, settings }: Services): Handlers<typeof auditRoutes> {
  return {
    'GET /audit': async ({ query: { language = DEFAULT_LANGUAGE, ...query }, person, address }) => {
      await record(db, { actor: person, action: 'audit.read', details: query, address })
      return describeLines({ db, editions }, await lines(db, query, PAGE), language)
    },
    'GET /audit/export': async ({ query, person, address, reply }) => {
      await record(db, { actor: person, action: 'audit.export', details: query, address })
      return reply
        .type('application/x-ndjson')
        .header('content-disposition', 'attachment; filename="audit.ndjson"')
        .send(Readable.from(everyLine(db, query)))
    },
    'GET /audit/verification': async () => ({
      ...(await verifyAudit(db)),
      heads: await compareHeads(db, keys, await headsIn(headFiles(settings))),
    }),
  }
}

async function* everyLine(db: Database, filter: Filter): AsyncGenerator<string> {
  let before = filter.before
  for (;;) {
    const page = await lines(db, { ...filter, ...(before === undefined ? {} : { before }) }, EXPORT_PAGE)
    for (const line of page) yield `${JSON.stringify(line)}\n`
    if (page.length < EXPORT_PAGE) return
    before = page.at(-1)!.seq
  }
}

function lines(db: Database, { actor, action, subject, from, until, before }: Filter, limit: number) {
  let query = db
    .selectFrom('audit')
    .select([
      'seq',
      'at',
      'actor',
      'actor_name as actorName',
      'action',
      'subject',
      'details',
      'address',
      'link',
      'previous_hash as previousHash',
      'hash',
    ])
    .orderBy('seq', 'desc')
    .limit(limit)
  if (actor)
    query = query.where((where) => where.or([where('actor', '=', actor), where('actor_name', '=', actor)]))
  if (action) query = query.where('action', '=', action)
  if (subject) query = query.where('subject', '=', subject)
  if (from) query = query.where('at', '>=', new Date(from))
  if (until) query = query.where('at', '<', new Date(until))
  if (before) query = query.where('seq', '<', before)
  return query.execute()
}
