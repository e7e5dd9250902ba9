import { lazy, Suspense } from 'react'
import type { RowsQuestionProps } from './rows-question.tsx'

const Question = lazy(async () => ({ default: (await import('./rows-question.tsx')).RowsQuestionView }))

/** Brought in when rows came from elsewhere: most lists are typed. */
export function RowsQuestionView(props: RowsQuestionProps) {
  return (
    <Suspense fallback={null}>
      <Question {...props} />
    </Suspense>
  )
}
