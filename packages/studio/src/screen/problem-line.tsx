import type { ReactNode } from 'react'
import { explain } from '@formwright/definition'
import type { Language, Problem } from '@formwright/definition'
import { explainInStudio } from '../sentences/explain-in-studio.ts'

/** A problem in a list: what is wrong and how to fix it, with a link to its location and a fix. */
export function ProblemLine({
  problem,
  language,
  location,
  onShow,
  children,
}: {
  readonly problem: Problem
  readonly language: Language
  /** The location in words; without it, the file and line are shown. */
  readonly location?: string | undefined
  readonly onShow: () => void
  readonly children?: ReactNode
}) {
  const { says, advice } = (location === undefined ? explain : explainInStudio)(problem, language)
  return (
    <li className={`st-problem st-${problem.severity}`}>
      <button type="button" onClick={onShow}>
        <strong>{says}</strong> {advice} <small>{location ?? `${problem.file}:${problem.line}`}</small>
      </button>
      {children}
    </li>
  )
}
