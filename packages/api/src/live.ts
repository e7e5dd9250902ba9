import { Type } from 'typebox'
import type { Received } from './declare.ts'

/** What happens to one application while a page shows it. */
export const ApplicationEvents = {
  /** A save was taken. */
  application: Type.Object({
    kind: Type.Literal('application'),
    id: Type.String(),
    revision: Type.Integer(),
    by: Type.String(),
    /** The key of the save. */
    key: Type.Optional(Type.String()),
  }),
  /** It was moved to another state. */
  state: Type.Object({ kind: Type.Literal('state'), id: Type.String(), by: Type.String() }),
  comments: Type.Object({ kind: Type.Literal('comments'), id: Type.String(), by: Type.String() }),
  /** Checklist, spot checks or reasons have changed. */
  review: Type.Object({ kind: Type.Literal('review'), id: Type.String(), by: Type.String() }),
  /** Something that corrections left without a place came, or was decided about. */
  'left-over': Type.Object({ kind: Type.Literal('left-over'), id: Type.String(), by: Type.String() }),
  /** Somebody came, left or went to another section. */
  presence: Type.Object({ kind: Type.Literal('presence'), id: Type.String() }),
}

/** What happens to a person. */
export const PersonEvents = {
  notification: Type.Object({ kind: Type.Literal('notification'), user: Type.String() }),
  /** An export goes on or has ended. */
  export: Type.Object({ kind: Type.Literal('export'), id: Type.String(), user: Type.String() }),
}

type Events = typeof ApplicationEvents & typeof PersonEvents
/** Any message of a live stream. A stream also sends `missed`, without content: something was not heard. */
export type LiveMessage = { [K in keyof Events]: Received<Events[K]> }[keyof Events]
