import type { Json, Schema } from '@formwright/definition'

/** A field to be added. */
export interface NewField {
  readonly part: string
  /** Name of a kind of the palette. */
  readonly kind: string
  readonly label: string
  /** Pointer of the field that it follows; at the end of the part without it. */
  readonly after?: string
  /** Pointer of the field that it stands before, in the group of that one. */
  readonly before?: string
  /** Applicants must fill it in, as in an official form; unless set otherwise. */
  readonly required?: boolean
  /** Its own schema keywords, over those of the kind: a unit, options, columns. */
  readonly own?: Schema
  /** An answer for the samples, where its own schema asks for another than that of the kind. */
  readonly sample?: Json
}
