export { scenario } from './scenario.ts'
export type { Scenario } from './scenario.ts'
