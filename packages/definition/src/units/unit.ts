/**
 * A unit as exponents of base dimensions and a scale: 万元 is money × 10⁴, 件/万人 is piece ÷ (person × 10⁴).
 * `name` is the author's spelling; products and quotients have `factors` instead. Units are compatible if
 * dimensions and scale are equal.
 */
export interface Unit {
  readonly name: string
  readonly scale: number
  readonly dimensions: Readonly<Record<string, number>>
  /** The units that were multiplied and divided, by name, with their exponents. */
  readonly factors?: Readonly<Record<string, number>>
}
