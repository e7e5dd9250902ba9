export { Studio } from './studio.tsx'
export { useLint } from './use-lint.ts'
export { stepsWords, useRulesSaid, useStudioSection } from './use-studio.ts'
export type { ChangesProps, CommentsProps, Looked, Preview, PreviewProps } from './use-studio.ts'
