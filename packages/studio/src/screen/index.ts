export { Studio } from './studio.tsx'
export type { StudioProps } from './studio.tsx'
export { previewForm } from './preview-form.ts'
