import type { ReactNode } from 'react'
import { explain } from '@formwright/definition'
import type { Language, Problem } from '@formwright/definition'

/** A problem in a list: what is wrong and how it is fixed, leading to where that is; beside it a fix. */
export function ProblemLine({
  problem,
  language,
  onShow,
  children,
}: {
  readonly problem: Problem
  readonly language: Language
  readonly onShow: () => void
  readonly children?: ReactNode
}) {
  const { says, advice } = explain(problem, language)
  return (
    <li className={`st-problem st-${problem.severity}`}>
      <button type="button" onClick={onShow}>
        <strong>{says}</strong> {advice}{' '}
        <small>
          {problem.file}:{problem.line}
        </small>
      </button>
      {children}
    </li>
  )
}
