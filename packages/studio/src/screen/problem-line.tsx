import type { ReactNode } from 'react'
import type { Language, Problem } from '@formwright/definition'
import { explainInStudio } from '../sentences/explain-in-studio.ts'

/** A problem in a list: what is wrong and how it is fixed, leading to where that is; beside it a fix. */
export function ProblemLine({
  problem,
  language,
  place,
  onShow,
  children,
}: {
  readonly problem: Problem
  readonly language: Language
  /** Where it is, in words; file and line without. */
  readonly place?: string | undefined
  readonly onShow: () => void
  readonly children?: ReactNode
}) {
  const { says, advice } = explainInStudio(problem, language)
  const at = `${problem.file}:${problem.line}`
  return (
    <li className={`st-problem st-${problem.severity}`}>
      <button type="button" onClick={onShow}>
        <strong>{says}</strong> {advice} <small title={at}>{place ?? at}</small>
      </button>
      {children}
    </li>
  )
}
