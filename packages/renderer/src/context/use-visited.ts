import { useCallback, useReducer, useState } from 'react'
import { isMissing } from '@formwright/engine'
import type { Finding } from '@formwright/engine'
import { afterPress } from './after-press.ts'
import { useFormContext } from './form-context.ts'

/**
 * Whether somebody was at a place already, and what to call when they leave it. Remembered while the place is
 * not mounted.
 */
export function useVisited(pointer: string): readonly [visited: boolean, leave: () => void] {
  const { locator } = useFormContext()
  const [visited, setVisited] = useState(() => locator.wasVisited(pointer))
  const leave = useCallback(() => {
    locator.visit(pointer)
    afterPress(() => setVisited(true))
  }, [locator, pointer])
  return [visited, leave]
}

/**
 * Of the findings about several cells, those to show: of what is merely empty only where somebody was. Call
 * `look` when a cell is left.
 */
export function useShownFindings(
  findings: readonly Finding[],
): readonly [shown: readonly Finding[], look: () => void] {
  const { locator, store } = useFormContext()
  const [, again] = useReducer((count: number) => count + 1, 0)
  const look = useCallback(() => afterPress(again), [])
  const shown = findings.filter(
    (finding) => !isMissing(finding, store.answers) || locator.wasVisited(finding.pointer),
  )
  return [shown, look]
}

/** Whether a place is shown as wrong: nobody is blamed for what is merely empty before they were there. */
export function isBad(findings: readonly Finding[], visited: boolean, answers: unknown): boolean {
  return findings.some((finding) => finding.severity === 'error' && (visited || !isMissing(finding, answers)))
}
