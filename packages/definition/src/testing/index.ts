export { ruledFiles } from './ruled-files.ts'
export { keyedRows } from './keyed-rows.ts'
export { bundleOf, bundleOfFiles, filesOf } from './small-form.ts'
export type { SmallForm } from './small-form.ts'
