export { bundleOf, bundleOfFiles, filesOf } from './small-form.ts'
export type { SmallForm } from './small-form.ts'
