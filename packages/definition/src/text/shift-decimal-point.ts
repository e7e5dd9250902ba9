/**
 * A number times a power of ten, computed on its decimal digits so that none is lost, for example
 * 12345678901234568 × 10⁴.
 */
export function shiftDecimalPoint(value: number, places: number): number {
  const product = value * 10 ** places
  if (places >= 0 && Number.isSafeInteger(value) && Number.isSafeInteger(product)) return product
  const text = String(value)
  const at = text.indexOf('e')
  return Number(at < 0 ? `${text}e${places}` : `${text.slice(0, at)}e${Number(text.slice(at + 1)) + places}`)
}
