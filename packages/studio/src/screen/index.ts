export { Studio } from './studio.tsx'
export type { StudioProps } from './studio.tsx'
export { useLint } from './use-lint.ts'
export type { Linted } from './use-lint.ts'
