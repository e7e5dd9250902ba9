/**
 * A unit as exponents of base dimensions and a scale: 万元 is money × 10⁴, 件/万人 is piece ÷ (person × 10⁴).
 * `name` is how the author wrote it; a product or quotient has none, and `factors` say of which units it is
 * made. Two units agree when dimensions and scale agree.
 */
export interface Unit {
  readonly name: string
  readonly scale: number
  readonly dimensions: Readonly<Record<string, number>>
  /** The powers of the units that were multiplied and divided, by their names. */
  readonly factors?: Readonly<Record<string, number>>
}
