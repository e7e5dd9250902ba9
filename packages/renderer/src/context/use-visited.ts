import { useCallback, useReducer, useState } from 'react'
import { isMissing } from '@formwright/engine'
import type { Finding } from '@formwright/engine'
import { afterPress } from './after-press.ts'
import { useFormContext } from './form-context.ts'

/**
 * Whether a pointer was visited, and a function to call when it is left. Remembered while its element is not
 * mounted.
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
 * The findings to show for several cells; findings about empty cells only where the cell was visited. Call
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

/** Whether a pointer is marked as wrong; a cell that is merely empty only after it was visited. */
export function isBad(findings: readonly Finding[], visited: boolean, answers: unknown): boolean {
  return findings.some((finding) => finding.severity === 'error' && (visited || !isMissing(finding, answers)))
}
