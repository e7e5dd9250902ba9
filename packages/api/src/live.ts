import { Type } from 'typebox'
import type { Received } from './declare.ts'

/** Events of one application. */
export const ApplicationEvents = {
  /** A save was stored. */
  application: Type.Object({
    kind: Type.Literal('application'),
    id: Type.String(),
    revision: Type.Integer(),
    by: Type.String(),
    /** The key of the save. */
    key: Type.Optional(Type.String()),
  }),
  /** A transition was made. */
  state: Type.Object({ kind: Type.Literal('state'), id: Type.String(), by: Type.String() }),
  comments: Type.Object({ kind: Type.Literal('comments'), id: Type.String(), by: Type.String() }),
  /** Checklist, spot checks or reasons have changed. */
  review: Type.Object({ kind: Type.Literal('review'), id: Type.String(), by: Type.String() }),
  /** A leftover was added, restored or discarded. */
  'left-over': Type.Object({ kind: Type.Literal('left-over'), id: Type.String(), by: Type.String() }),
  /** Presence changed. */
  presence: Type.Object({ kind: Type.Literal('presence'), id: Type.String() }),
}

/** Events of a person. */
export const PersonEvents = {
  notification: Type.Object({ kind: Type.Literal('notification'), user: Type.String() }),
  /** An export progressed or ended. */
  export: Type.Object({ kind: Type.Literal('export'), id: Type.String(), user: Type.String() }),
}

type Events = typeof ApplicationEvents & typeof PersonEvents
/** Any message of a live stream. A stream also sends `missed`, without content, if messages were lost. */
export type LiveMessage = { [K in keyof Events]: Received<Events[K]> }[keyof Events]
