import type { Json, Schema } from '@formwright/definition'

/** A field to be added. */
export interface NewField {
  readonly part: string
  /** Name of a kind in the palette. */
  readonly kind: string
  readonly label: string
  /** Pointer of the field before it; by default it is added at the end of the part. */
  readonly after?: string
  /** Pointer of the field after it, whose group it joins. */
  readonly before?: string
  /** Whether it is required; by default yes, as in official forms. */
  readonly required?: boolean
  /** Own schema keywords, which override those of the kind: unit, options, columns. */
  readonly own?: Schema
  /** The answer for samples, if the own schema requires a different one than the kind. */
  readonly sample?: Json
}
