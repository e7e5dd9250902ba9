/** What the files of a form say, by kind of file, and the bundle that is made of them. */

export type * from './types/json.ts'
export type * from './types/form-file.ts'
export type * from './types/schema.ts'
export type * from './types/screen.ts'
export type * from './types/rules.ts'
export type * from './types/paper.ts'
export type * from './types/edition-file.ts'
export type * from './types/form-bundle.ts'
