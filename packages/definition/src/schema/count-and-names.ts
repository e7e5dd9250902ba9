import type { Schema } from '../types/index.ts'

/** True for a 数量/名称 pair: `{ count, names: [...] }`, in which as many names are given as are counted. */
export function isCountAndNames({ properties }: Schema): boolean {
  const { count, names } = properties ?? {}
  return (count?.type === 'integer' || count?.type === 'number') && names?.type === 'array'
}
