export { readForm, readFormFiles } from './read-form.ts'
export type { ReadForm } from './read-form.ts'
export { readJsonFile, UnusableInput } from './read-json.ts'
