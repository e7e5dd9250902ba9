import { Type } from 'typebox'
import { read } from './declare.ts'
import type { Received } from './declare.ts'
import { Answers, Body, Digest, Id, Nullable, PaperFormat, RegionOrAll, Time, WithId } from './shapes.ts'

/**
 * Prints of one address in a minute: several people of an office share one, and a pane asks when typing
 * pauses.
 */
const PRINTS_PER_MINUTE = 120
/** Content types of the papers. */
export const PAPER_FILES = [
  'application/pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
]

/** The layout report of the official form. */
export const PaperReport = Type.Object({
  pages: Type.Integer(),
  starts: Type.Array(Type.Object({ part: Type.String(), page: Type.Integer() })),
  overflows: Type.Array(
    Type.Object({
      pointer: Type.String({ description: 'Empty for fixed text, which belongs to no field' }),
      text: Type.Optional(Type.String({ description: 'The beginning of the fixed text that does not fit' })),
      needed: Nullable(Type.Number({ description: 'Millimetres that it needs; null if more than a page' })),
      height: Type.Optional(Type.Number()),
      width: Type.Optional(Type.Number()),
    }),
    { description: 'Answers that do not fit their cell of the official form, in height or width' },
  ),
  grown: Type.Array(Type.Object({ part: Type.String(), pages: Type.Integer(), official: Type.Integer() }), {
    description: 'Parts that take more pages than in the blank form although they must not',
  }),
  missing: Type.Array(Type.Object({ pointer: Type.String(), characters: Type.Array(Type.String()) }), {
    description: 'Characters that no font of the document has, by the pointer of the answer',
  }),
  code: Type.Optional(Type.String()),
})
export type PaperReport = Received<typeof PaperReport>

/** The result of verifying a printed copy. */
export const VerificationView = Type.Object({
  genuine: Type.Boolean(),
  current: Type.Boolean({
    description: 'Whether the copy matches the current answers rather than earlier ones',
  }),
  at: Nullable(Time),
  title: Type.String(),
  state: Nullable(Type.String()),
})
export type VerificationView = Received<typeof VerificationView>

/** Private data is only printed on request, for roles that may see it. */
const WithPrivate = Type.Object({ private: Type.Optional(Type.Boolean()) })

/** Answers that are not stored on the server, and their region. */
const WithAnswers = Body({ answers: Type.Optional(Answers), region: Type.Optional(RegionOrAll) })

export const paperRoutes = {
  'GET /applications/:id/paper': read({
    access: { application: 'read' },
    summary: 'Checks the layout of the official form: page count, start pages of parts, overflowing answers',
    params: WithId,
    query: WithPrivate,
    result: PaperReport,
    errors: ['too-large'],
  }),
  'GET /applications/:id/paper/:format': read({
    access: { application: 'read' },
    summary: 'Prints the official form as PDF or DOCX, or the declaration as a workbook',
    params: Type.Object({ id: Id, format: PaperFormat }),
    query: WithPrivate,
    file: PAPER_FILES,
    errors: ['too-large'],
  }),
  'GET /applications/:id/verification/:code': read({
    access: { application: 'read' },
    summary: 'Verifies a printed copy by its verification code',
    description: 'The code may match the current answers or those of an earlier submission.',
    params: Type.Object({ id: Id, code: Type.String({ pattern: '^([0-9A-Z]{4}-){3}[0-9A-Z]{4}$' }) }),
    result: VerificationView,
    errors: ['too-many'],
  }),
  'POST /editions/:id/paper': read({
    access: 'public',
    perMinute: PRINTS_PER_MINUTE,
    summary: 'Checks the layout of the official form with these answers',
    params: Type.Object({ id: Digest }),
    body: WithAnswers,
    result: PaperReport,
    errors: ['not-found', 'unknown-edition'],
  }),
  'POST /editions/:id/paper/:format': read({
    access: 'public',
    perMinute: PRINTS_PER_MINUTE,
    summary: 'Prints the official form with these answers, or blank without any',
    description: 'Nothing is stored.',
    params: Type.Object({ id: Digest, format: PaperFormat }),
    body: WithAnswers,
    file: PAPER_FILES,
    errors: ['not-found', 'unknown-edition'],
  }),
}
