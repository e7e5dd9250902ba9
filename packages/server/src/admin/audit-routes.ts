import { Readable } from 'node:stream'
import { Type } from 'typebox'
import type { Static } from 'typebox'
import { route } from '../routing/route.ts'
import type { Route } from '../routing/route.ts'
import { Moment } from '../http/shapes.ts'
import type { Database } from '../database/connect.ts'
import type { Services } from '../services.ts'
import { verifyAudit } from '../audit/chain.ts'
import { describeLines } from './describe-audit.ts'
import { compareHeads, headFiles, headsIn } from '../audit/heads.ts'
import { record } from '../audit/trail.ts'

const Filter = Type.Object({
  actor: Type.Optional(Type.String({ maxLength: 200 })),
  action: Type.Optional(Type.String({ maxLength: 60 })),
  subject: Type.Optional(Type.String({ maxLength: 200 })),
  from: Type.Optional(Moment),
  until: Type.Optional(Moment),
  before: Type.Optional(Type.String({ pattern: '^[0-9]{1,18}$' })),
})
const PAGE = 100
const EXPORT_PAGE = 1000

/** The audit trail: filter, export, verify. */
export function auditRoutes({ db, editions, keys, settings }: Services): Route[] {
  return [
    route('GET', '/audit', {
      access: 'admin',
      summary: 'The trail, latest first',
      query: Type.Interface([Filter], { language: Type.Optional(Type.String({ maxLength: 20 })) }),
      handle: async ({ query: { language = 'zh-CN', ...query }, person, address }) => {
        await record(db, { actor: person, action: 'audit.read', details: query, address })
        return describeLines({ db, editions }, await lines(db, query, PAGE), language)
      },
    }),
    route('GET', '/audit/export', {
      access: 'admin',
      summary: 'The trail as lines of JSON, with the chain that proves it',
      query: Filter,
      handle: async ({ query, person, address, reply }) => {
        await record(db, { actor: person, action: 'audit.export', details: query, address })
        return reply
          .type('application/x-ndjson')
          .header('content-disposition', 'attachment; filename="audit.ndjson"')
          .send(Readable.from(everyLine(db, query)))
      },
    }),
    route('GET', '/audit/verification', {
      access: 'admin',
      summary: 'Computes the chain again and tells where it is broken',
      handle: async () => ({
        ...(await verifyAudit(db)),
        heads: await compareHeads(db, keys, await headsIn(headFiles(settings))),
      }),
    }),
  ]
}

async function* everyLine(db: Database, filter: Static<typeof Filter>): AsyncGenerator<string> {
  let before = filter.before
  for (;;) {
    const page = await lines(db, { ...filter, ...(before === undefined ? {} : { before }) }, EXPORT_PAGE)
    for (const line of page) yield `${JSON.stringify(line)}\n`
    if (page.length < EXPORT_PAGE) return
    before = page.at(-1)!.seq
  }
}

function lines(
  db: Database,
  { actor, action, subject, from, until, before }: Static<typeof Filter>,
  limit: number,
) {
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
