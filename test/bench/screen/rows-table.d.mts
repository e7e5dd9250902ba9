export const COLUMNS: readonly (readonly [key: string, title: string, kind: string])[]
export const AMOUNTS: readonly string[]
export const rowSchema: object
export function rowsOf(count: number, from?: number): Record<string, string | number>[]
export function rowsEdition(): Map<string, string>
