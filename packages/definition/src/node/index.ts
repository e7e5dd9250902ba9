export { readForm, readFormFiles } from './read-form.ts'
export type { ReadForm } from './read-form.ts'
export { readJsonFile, UnusableInput } from './read-json.ts'
export type { ReadOptions } from './read-json.ts'
