/** What the files of a form say, by kind of file, and the bundle that is made of them. */

export type * from './json.ts'
export type * from './form-file.ts'
export type * from './schema.ts'
export type * from './screen.ts'
export type * from './rules.ts'
export type * from './paper.ts'
export type * from './edition-file.ts'
export type * from './form-bundle.ts'
