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

/** An export request: printed forms, evidence, a table, or all in one archive. */
export const ExportRequest = Body({
  form: ShortName,
  edition: ShortName,
  unit: Type.Optional(Region),
  states: Type.Optional(Type.Array(Code, { minItems: 1, maxItems: 30 })),
  applications: Type.Optional(Type.Array(Id, { minItems: 1, maxItems: 2000 })),
  papers: Type.Array(PaperFormat, { maxItems: PAPER_FORMATS.length }),
  evidence: Type.Optional(Type.Boolean()),
  private: Type.Optional(
    Type.Boolean({ description: 'Do not mask private data (`x-private`); requires a role that may see it' }),
  ),
  table: Type.Optional(
    Body({
      format: Type.Enum(['csv', 'xlsx']),
      id: Type.Optional(
        Type.String({
          maxLength: 60,
          description: 'Id of a table of the edition; default: the given columns, or every cell of the form',
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
  error: Nullable(
    Type.String({
      description: 'Why the export failed, or which files of a finished export could not be created',
    }),
  ),
  at: Time,
  finishedAt: Nullable(Time),
})
export type ExportView = Received<typeof ExportView>

const Titled = Type.Object({ id: Type.String(), title: Type.String() })

/** What can be exported of an edition. */
export const ExportChoices = Type.Object({
  tables: Type.Array(Type.Object({ ...Titled.properties, states: Nullable(Type.Array(Type.String())) })),
  states: Type.Array(Titled),
  parts: Type.Array(Type.Object({ key: Type.String(), title: Type.String() })),
  columns: Type.Array(Type.Object({ value: Type.String(), title: Type.String(), part: Type.String() })),
  private: Type.Boolean({ description: 'Whether the caller may request unmasked private data' }),
})
export type ExportChoices = Received<typeof ExportChoices>

export const exportRoutes = {
  'GET /exports/choices': read({
    access: 'reviewer',
    summary: 'Lists the tables and columns of an edition that can be exported',
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
    description: 'The export is created in the background.',
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
