import { Type } from 'typebox'
import { command, read } from './declare.ts'
import type { Received } from './declare.ts'
import { AnyJson, Count, Digest, Id, Nullable, RegionOrAll, Texts, Time, WithId } from './shapes.ts'

const Earlier = {
  application: Id,
  title: Type.String(),
  editionName: Type.String(),
  /** Language → what that edition is called. */
  editionTitle: Texts,
  submittedAt: Time,
}

/** The region's submission for the previous edition. */
export const EarlierView = Type.Object(Earlier)
export type EarlierView = Received<typeof EarlierView>

/** An answer that has no field in another form. */
export const LeftView = Type.Object({
  label: Type.String(),
  value: AnyJson,
  /** Language → why it has none. */
  text: Texts,
  /** Language → what was filled in, in words; nothing for a file, which the sentence names. */
  shown: Texts,
})

/** An evidence file of the previous edition, and its target now. */
const CarriedFile = { sha256: Digest, target: Type.String() }

/** An answer that was not carried. */
const NotCarried = Type.Object({
  ...LeftView.properties,
  reason: Type.String({
    description: 'Why the answer was not carried, as a keyword by which answers can be grouped',
  }),
  file: Type.Optional(
    Type.Object(CarriedFile, {
      description: 'An evidence file that may be copied if it is still valid',
    }),
  ),
})

/** The carried answers of an application, and those that could not be carried. */
export const CarriedView = Type.Object({
  ...Earlier,
  previous: Type.Record(Type.String(), AnyJson, {
    description: 'Pointer of a field or cell in this edition → its value in the previous edition',
  }),
  previousAs: Type.Record(Type.String(), Texts, {
    description:
      'Of `previous`: what the field or cell was called then, where that is another name now, such as one with a year',
  }),
  /** Number of blank fields that it would fill. */
  fillable: Type.Integer(),
  left: Type.Array(NotCarried),
  leftSeen: Type.Boolean({
    description: 'Whether somebody who fills in the application has dismissed `left`',
  }),
})
export type CarriedView = Received<typeof CarriedView>

export const carryRoutes = {
  'GET /applications/earlier': read({
    access: 'signed-in',
    summary:
      'Lists what the caller’s regions submitted for the edition before, which an application can ' +
      'begin with',
    query: Type.Object({ edition: Digest, region: RegionOrAll }),
    result: Nullable(EarlierView),
  }),
  'GET /applications/:id/carried': read({
    access: { application: 'read' },
    summary:
      'Gets what the region declared in the edition before, field by field, and what of it has no ' +
      'place any more',
    params: WithId,
    result: Nullable(CarriedView),
  }),
  'POST /applications/:id/carry': command({
    access: { application: 'edit' },
    summary: 'Fills blank fields with the answers of the previous edition',
    description: 'Each value is marked as carried until somebody confirms or changes it.',
    params: WithId,
    result: Type.Object({ revision: Count, carried: Type.Integer() }),
    errors: ['not-found', 'conflict', 'unprocessable', 'limit-reached'],
  }),
  'POST /applications/:id/carried/evidence': command({
    access: { application: 'edit' },
    summary: 'Copies an evidence file from the previous edition',
    params: WithId,
    body: Type.Object(CarriedFile),
    result: Type.Object({ revision: Count }),
    errors: ['not-found', 'conflict', 'unprocessable', 'limit-reached'],
  }),
  'PUT /applications/:id/carried/left/seen': command({
    access: { application: 'edit' },
    summary: 'Dismisses the list of answers that were not carried, for all who fill in the application',
    params: WithId,
    result: Type.Object({ saved: Type.Literal(true) }),
    errors: ['not-found'],
  }),
}
