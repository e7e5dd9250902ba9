export { parseRead, readForm, readFormFiles, readUnparsed } from './read-form.ts'
export type { ReadForm, UnparsedForm } from './read-form.ts'
export { readJsonFile, UnusableInput } from './read-json.ts'
export type { ReadOptions } from './read-json.ts'
