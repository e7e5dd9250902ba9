import { lazy, Suspense } from 'react'
import type { RowsQuestionProps } from './rows-question.tsx'

const Question = lazy(async () => ({ default: (await import('./rows-question.tsx')).RowsQuestionView }))

/** Loaded when rows are imported or pasted, which most lists never need. */
export function RowsQuestionView(props: RowsQuestionProps) {
  return (
    <Suspense fallback={null}>
      <Question {...props} />
    </Suspense>
  )
}
