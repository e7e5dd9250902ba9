import { Type } from 'typebox'
import type { ProblemCode } from '@formwright/definition'
import { read } from './declare.ts'
import type { Received } from './declare.ts'
import { Digest, Nullable, Texts, Time } from './shapes.ts'

export const EditionSummary = Type.Object({
  id: Digest,
  form: Type.String(),
  edition: Type.String(),
  title: Type.String(),
  editionTitle: Type.String(),
  agency: Type.String(),
  summary: Type.String(),
  window: Nullable(
    Type.Object({ from: Type.String(), to: Type.String(), timeZone: Type.String(), source: Type.String() }),
  ),
  parts: Type.Array(Type.Object({ key: Type.String(), title: Type.String() })),
  language: Type.String({ description: 'The language that the form is written in' }),
  texts: Type.Record(Type.String(), Texts, {
    description: 'Language → text used above → translation',
  }),
})
export type EditionSummary = Received<typeof EditionSummary>

/** An entry of the list of forms. */
export const OfferedEdition = Type.Object({
  ...EditionSummary.properties,
  /** When it closes for the caller, with their extensions; null without a window. */
  until: Nullable(Time),
  starts: Type.Array(
    Type.Object({ level: Type.String(), region: Type.String(), own: Type.Optional(Type.Boolean()) }),
    {
      description:
        'What the caller may start applications for: places of a level in a region; everywhere in a form without regions. `own`: nobody but the caller’s organisation fills them in',
    },
  ),
  withdrawn: Type.Array(Digest, { description: 'Versions that were published and then withdrawn' }),
  applications: Type.Integer({
    minimum: 0,
    description: 'Number of its applications that the caller may read',
  }),
})
export type OfferedEdition = Received<typeof OfferedEdition>

/** A problem of a definition; `explain` of `definition` gives its text. */
export const ProblemView = Type.Object({
  code: Type.Unsafe<ProblemCode>(Type.String()),
  severity: Type.Enum(['error', 'warning']),
  file: Type.String(),
  pointer: Type.String(),
  line: Type.Integer(),
  column: Type.Integer(),
  params: Type.Record(Type.String(), Type.Union([Type.String(), Type.Array(Type.String()), Texts])),
  fix: Type.Optional(
    Type.Object({
      file: Type.String(),
      offset: Type.Integer(),
      length: Type.Integer(),
      text: Type.String(),
    }),
  ),
})

/** The editions on offer, and those that the gate rejected. */
export const EditionsState = Type.Object({
  offered: Type.Array(EditionSummary),
  refused: Type.Array(
    Type.Object({ form: Type.String(), edition: Type.String(), problems: Type.Array(ProblemView) }),
  ),
})
export type EditionsState = Received<typeof EditionsState>

/** The regions of a form that defines its own instead of China's (GB/T 2260). */
export const FormRegions = Type.Object({
  form: Type.String(),
  regions: Type.Object({
    levels: Type.Array(
      Type.Object({
        id: Type.String(),
        title: Type.String(),
        places: Type.Record(Type.String(), Type.String(), { description: 'Code → name' }),
      }),
    ),
  }),
})

const WithDigest = Type.Object({ id: Digest })

export const editionRoutes = {
  'GET /editions': read({
    access: 'public',
    summary: 'Lists the forms that can be filled in',
    result: Type.Array(OfferedEdition),
  }),
  'GET /regions': read({
    access: 'public',
    summary: 'Gets the region registers of forms that define their own regions',
    result: Type.Array(FormRegions),
  }),
  'GET /editions/state': read({
    access: 'admin',
    summary: 'Lists editions on offer and edition folders that were refused, with their problems',
    result: EditionsState,
  }),
  'GET /editions/:id/bundle.json': read({
    access: 'public',
    summary: 'Gets the bundle of an edition by its digest',
    params: WithDigest,
    file: ['application/json'],
    errors: ['not-found', 'unknown-edition'],
  }),
  'GET /editions/:id/validators.js': read({
    access: 'public',
    summary: 'Gets the precompiled validators of an edition by its digest',
    params: WithDigest,
    file: ['text/javascript'],
    errors: ['not-found', 'unknown-edition'],
  }),
}
