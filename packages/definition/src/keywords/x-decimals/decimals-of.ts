/** How many decimals the decimal text of a number has: 1.005 → 3, 4.35 → 2, 1e21 → 0, 1e-7 → 7. */
export function decimalsOf(value: number): number {
  if (Number.isInteger(value)) return 0
  const hundredths = Math.round(value * 100)
  if (hundredths / 100 === value && Math.abs(hundredths) < 2 ** 53) return hundredths % 10 === 0 ? 1 : 2
  const [digits = '', exponent] = String(value).split('e')
  const written = digits.includes('.') ? digits.length - digits.indexOf('.') - 1 : 0
  return Math.max(0, written - Number(exponent ?? 0))
}
