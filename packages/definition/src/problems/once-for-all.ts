import { cutList } from '../text/cut.ts'
import type { Problem } from './problem.ts'

/** Maximum number of lines that are named. */
const SHOWN = 12

/** Limits that are reported once, whatever exceeds them. */
const LIMITS: ReadonlySet<string> = new Set(['number-too-small', 'number-too-large'])

/** Reports the same mistake in several entries of a list once, at the first, with the lines of the others. */
export function onceForAll(problems: readonly Problem[]): Problem[] {
  const groups = new Map<string, Problem[]>()
  for (const problem of problems) {
    const { code, file, pointer, params, fix } = problem
    const location = fix ? `${pointer} ${fix.offset}` : pointer.replaceAll(/\/\d+(?=\/|$)/g, '/*')
    const { value: _, ...limit } = params
    const key = JSON.stringify([code, file, location, LIMITS.has(code) ? limit : params])
    const group = groups.get(key)
    if (group) group.push(problem)
    else groups.set(key, [problem])
  }
  return [...groups.values()].map(([first, ...others]) => {
    if (others.length === 0) return first!
    const lines = [...new Set(others.map(({ line }) => String(line)))]
    const also = cutList(lines, SHOWN)
    return { ...first!, params: { ...first!.params, also } }
  })
}
