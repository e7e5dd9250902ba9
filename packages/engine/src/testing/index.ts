/** @public for tests of forms outside of this repository */
export { scenario } from './scenario.ts'
export type { Scenario } from './scenario.ts'
