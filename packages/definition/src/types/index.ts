/** The types of the files of a form, by kind, and of the bundle built from them. */

export type * from './json.ts'
export type * from './form-file.ts'
export type * from './schema.ts'
export type * from './screen.ts'
export type * from './rules.ts'
export type * from './paper.ts'
export type * from './edition-file.ts'
export type * from './form-bundle.ts'
