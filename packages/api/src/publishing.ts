import { Type } from 'typebox'
import { command, read } from './declare.ts'
import { DefinitionFiles, LookedAt } from './definitions.ts'
import {
  Body,
  Digest,
  Confirmation,
  Id,
  LongText,
  Moment,
  Nullable,
  ShortName,
  Time,
  WithId,
} from './shapes.ts'

/** Publishing: now or scheduled, withdrawing, archives and imports. */
export const publishingRoutes = {
  'GET /definitions/drafts/:id/archive': read({
    access: 'form-admin',
    summary: 'Downloads the files of a draft as a zip, signed with the key of the installation',
    params: WithId,
    file: ['application/zip'],
    errors: ['not-found'],
  }),
  'POST /definitions/drafts/:id/publish': command({
    access: 'form-admin',
    summary: 'Publishes an approved draft, now or at a given time',
    description:
      'Applications that can still be changed are moved to it, or their applicants asked; what was ' +
      'handed in stays on the edition that it is pinned to.',
    params: WithId,
    body: Body({ at: Type.Optional(Moment) }),
    result: Type.Object({ digest: Nullable(Digest), publishAt: Nullable(Time) }),
    errors: ['not-found', 'conflict', 'gone', 'unprocessable'],
  }),
  'DELETE /definitions/drafts/:id/publish': command({
    access: 'form-admin',
    summary: 'Cancels the scheduled publication of a draft',
    params: WithId,
    result: Confirmation('unscheduled'),
    errors: ['not-found', 'gone'],
  }),
  'POST /definitions/drafts/:id/comments': command({
    access: 'form-admin',
    makes: true,
    summary: 'Adds a comment on a draft',
    params: WithId,
    body: Body({
      place: Type.String({ maxLength: 300 }),
      subject: Type.Optional(
        Type.String({
          maxLength: 300,
          description: 'Id of a field or rule, key of a part, or path of a file',
        }),
      ),
      text: LongText,
      /** The comment that it replies to, whose subject overrides the given one. */
      answers: Type.Optional(Id),
    }),
    result: WithId,
    errors: ['not-found', 'limit-reached'],
  }),
  'PUT /definitions/drafts/:id/comments/:comment/resolved': command({
    access: 'form-admin',
    summary: 'Resolves or reopens a comment on a draft',
    params: Type.Object({ id: Id, comment: Id }),
    body: Body({ resolved: Type.Boolean() }),
    result: Confirmation('saved'),
    errors: ['not-found'],
  }),
  'PUT /definitions/drafts/:id/looked': command({
    access: 'form-admin',
    summary: 'Ticks or unticks a review item of the draft of a new year',
    description: 'Returns all ticked items. Open items do not prevent publishing.',
    params: WithId,
    body: Body({ item: Type.String({ minLength: 1, maxLength: 2000 }), looked: Type.Boolean() }),
    result: Type.Array(LookedAt),
    errors: ['not-found', 'limit-reached'],
  }),
  'POST /definitions/import': command({
    access: 'form-admin',
    makes: true,
    summary: 'Imports a definition as a draft, from an archive (signed or not) or from its files',
    description:
      'With `replace` the files of a draft of the same edition that is under work are replaced, unless a ' +
      'colleague brought or changed it: with `overwrite` that one, too, of which all who had a hand in it are told.',
    body: Body({
      archive: Type.Optional(Type.String({ maxLength: 5_900_000, pattern: '^[A-Za-z0-9+/]*={0,2}$' })),
      /** The same without an archive, as from a folder of forms. */
      definition: Type.Optional(Body({ form: ShortName, edition: ShortName, files: DefinitionFiles })),
      replace: Type.Optional(Type.Boolean()),
      overwrite: Type.Optional(Type.Boolean()),
    }),
    result: Type.Object({
      id: Id,
      changed: Type.Boolean(),
      /** Fingerprint of the key that signed it; empty when nobody did. */
      fingerprint: Type.String(),
      known: Type.Boolean(),
    }),
    errors: ['forbidden', 'conflict', 'gone', 'limit-reached', 'unprocessable'],
  }),
  'DELETE /definitions/published/:id': command({
    access: 'form-admin',
    summary: 'Withdraws an edition that is on offer',
    description:
      'Of one that was published from a draft, what the folder of forms has is offered again. One of the folder stays away until it is offered again. Applications pinned to it go on.',
    params: Type.Object({ id: Digest }),
    result: Confirmation('withdrawn'),
    errors: ['not-found'],
  }),
  'PUT /definitions/published/:id': command({
    access: 'form-admin',
    summary: 'Offers a withdrawn edition of the forms folder again',
    params: Type.Object({ id: Digest }),
    result: Confirmation('offered'),
    errors: ['not-found'],
  }),
}
