import { Type } from 'typebox'
import { read } from './declare.ts'
import type { Received } from './declare.ts'
import { Id, JsonObject, Moment, Nullable, Time } from './shapes.ts'

export const AuditFilter = Type.Object({
  actor: Type.Optional(Type.String({ maxLength: 200 })),
  action: Type.Optional(Type.String({ maxLength: 60 })),
  subject: Type.Optional(Type.String({ maxLength: 200 })),
  from: Type.Optional(Moment),
  until: Type.Optional(Moment),
  before: Type.Optional(Type.String({ pattern: '^[0-9]{1,18}$' })),
})

const Line = {
  seq: Type.String(),
  at: Time,
  actor: Nullable(Type.String()),
  actorName: Nullable(Type.String()),
  action: Type.String(),
  subject: Nullable(Type.String()),
  details: JsonObject,
  address: Nullable(Type.String()),
  link: Nullable(Type.String()),
  previousHash: Nullable(Type.String()),
  hash: Nullable(Type.String()),
}

export const AuditLine = Type.Object({
  ...Line,
  values: Type.Record(Type.String(), Type.String(), {
    description: 'Values for the placeholders of the action’s sentence, with names instead of codes',
  }),
  application: Nullable(
    Type.Object(
      { id: Id, title: Type.String() },
      { description: 'The application that the line is about, if it still exists' },
    ),
  ),
})
export type AuditLine = Received<typeof AuditLine>

/** The result of verifying the chain of the audit trail, also against published heads. */
export const AuditReport = Type.Object({
  lines: Type.Integer(),
  head: Type.String(),
  waiting: Type.Integer(),
  broken: Type.Array(Type.Object({ link: Type.Integer(), what: Type.Enum(['missing', 'changed']) })),
  heads: Type.Object({
    compared: Type.Integer(),
    foreign: Type.Integer(),
    contradictions: Type.Array(
      Type.Object({
        at: Type.String(),
        lines: Type.Integer(),
        what: Type.Enum(['cut', 'changed', 'forged']),
      }),
    ),
  }),
})
export type AuditReport = Received<typeof AuditReport>

export const auditRoutes = {
  'GET /audit': read({
    access: 'admin',
    summary: 'Lists the audit trail, latest first',
    query: Type.Object({
      ...AuditFilter.properties,
      language: Type.Optional(Type.String({ maxLength: 20 })),
    }),
    result: Type.Array(AuditLine),
  }),
  'GET /audit/export': read({
    access: 'admin',
    summary: 'Exports the audit trail as lines of JSON, with the chain that proves it',
    query: AuditFilter,
    file: ['application/x-ndjson'],
  }),
  'GET /audit/verification': read({
    access: 'admin',
    summary: 'Verifies the chain of the audit trail',
    result: AuditReport,
  }),
}
