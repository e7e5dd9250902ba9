/**
 * A number times a power of ten as decimals: the point moves and no digit is lost, 12345678901234568 × 10⁴
 * among them.
 */
export function movedPoint(value: number, places: number): number {
  const [digits, power = '0'] = String(value).split('e')
  return Number(`${digits}e${Number(power) + places}`)
}
