/** Fields of forms that sentences are about. */

export const choice = (title: string, options: Readonly<Record<string, string>>) => ({
  type: 'string' as const,
  title,
  oneOf: Object.entries(options).map(([code, said]) => ({ const: code, title: said })),
})
export const number = (title: string, unit = '') => ({
  type: 'number' as const,
  title,
  ...(unit === '' ? {} : { 'x-unit': unit }),
})
export const day = (title: string) => ({ type: 'string' as const, format: 'date', title })
