import { Type } from 'typebox'
import type { Static } from 'typebox'
import { PAPER_FORMATS } from './constants.ts'
import { command, read } from './declare.ts'
import type { Received } from './declare.ts'
import {
  Body,
  Code,
  Confirmation,
  Id,
  Nullable,
  PaperFormat,
  Region,
  ShortName,
  Time,
  WithId,
} from './shapes.ts'

/**
 * What somebody wants exported: papers of applications, their evidence, a table of them, or all in one
 * archive.
 */
export const ExportRequest = Body({
  form: ShortName,
  edition: ShortName,
  unit: Type.Optional(Region),
  states: Type.Optional(Type.Array(Code, { minItems: 1, maxItems: 30 })),
  applications: Type.Optional(Type.Array(Id, { minItems: 1, maxItems: 2000 })),
  papers: Type.Array(PaperFormat, { maxItems: PAPER_FORMATS.length }),
  evidence: Type.Optional(Type.Boolean()),
  private: Type.Optional(
    Type.Boolean({ description: 'Private data (x-private) is not masked; for roles that see it' }),
  ),
  table: Type.Optional(
    Body({
      format: Type.Enum(['csv', 'xlsx']),
      id: Type.Optional(
        Type.String({
          maxLength: 60,
          description: 'One of the edition’s tables; otherwise the columns, or every cell of the form',
        }),
      ),
      columns: Type.Optional(
        Type.Array(Type.String({ pattern: '^[/$]', maxLength: 300 }), { minItems: 1, maxItems: 1000 }),
      ),
    }),
  ),
})
export type ExportRequest = Static<typeof ExportRequest>

export const ExportView = Type.Object({
  id: Id,
  request: ExportRequest,
  state: Type.Enum(['waiting', 'working', 'done', 'failed']),
  done: Type.Integer(),
  total: Type.Integer(),
  name: Nullable(Type.String()),
  size: Nullable(Type.Number()),
  error: Nullable(Type.String({ description: 'Why it failed; of one that is done, what could not be made' })),
  at: Time,
  finishedAt: Nullable(Time),
})
export type ExportView = Received<typeof ExportView>

const Titled = Type.Object({ id: Type.String(), title: Type.String() })

/** What may be exported of an edition. */
export const ExportChoices = Type.Object({
  tables: Type.Array(Type.Object({ ...Titled.properties, states: Nullable(Type.Array(Type.String())) })),
  states: Type.Array(Titled),
  parts: Type.Array(Type.Object({ key: Type.String(), title: Type.String() })),
  columns: Type.Array(Type.Object({ value: Type.String(), title: Type.String(), part: Type.String() })),
  private: Type.Boolean({ description: 'The caller may ask for private data in full' }),
})
export type ExportChoices = Received<typeof ExportChoices>

export const exportRoutes = {
  'GET /exports/choices': read({
    access: 'reviewer',
    summary: 'Lists what may be exported of an edition: its tables, and all columns',
    query: Type.Object({ form: ShortName, edition: ShortName }),
    result: ExportChoices,
    errors: ['unknown-edition'],
  }),
  'GET /exports': read({
    access: 'reviewer',
    summary: 'Lists the exports of the caller, the newest first',
    result: Type.Array(ExportView),
  }),
  'POST /exports': command({
    access: 'reviewer',
    makes: true,
    summary: 'Starts an export of applications',
    description: 'It is made in the background.',
    body: ExportRequest,
    result: WithId,
    errors: ['unprocessable', 'too-many'],
  }),
  'GET /exports/:id/file': read({
    access: 'reviewer',
    summary: 'Downloads an export that is ready',
    params: WithId,
    file: ['application/octet-stream'],
    errors: ['not-found', 'in-use', 'damaged', 'storage-away'],
  }),
  'DELETE /exports/:id': command({
    access: 'reviewer',
    summary: 'Deletes an export',
    params: WithId,
    result: Confirmation('deleted'),
    errors: ['not-found'],
  }),
}
