import { LRUCache } from 'lru-cache'
import { compilePattern } from '@formwright/definition'
import type { Problem } from '@formwright/definition'
import { isSafePattern } from 'redos-detector'
import { fileProblem, writtenNodes } from './context.ts'
import type { LintCheck } from './context.ts'

/** Patterns that RE2 can run, and that other engines can run too without losing themselves. */
export const patterns: LintCheck = (context) => {
  const problems: Problem[] = []
  for (const { source, pointer, node } of writtenNodes(context)) {
    if (node.pattern === undefined) continue
    const at = `${pointer}/pattern`
    const compiled = compilePattern(node.pattern)
    if (typeof compiled === 'string')
      problems.push(fileProblem(source, at, 'pattern-invalid', { pattern: node.pattern, detail: compiled }))
    else if (backtracks(node.pattern))
      problems.push(fileProblem(source, at, 'pattern-backtracks', { pattern: node.pattern }))
  }
  return problems
}

/**
 * A pattern that takes longer to judge is not judged; RE2 runs it in linear time all the same. Counted, not
 * timed.
 */
const MAX_STEPS = 2_000

const judged = new LRUCache<string, boolean>({ max: 1000 })

/** True for a pattern that an engine with backtracking can lose itself in. */
export function backtracks(pattern: string): boolean {
  const known = judged.get(pattern)
  if (known !== undefined) return known
  const result = judge(pattern)
  judged.set(pattern, result)
  return result
}

function judge(pattern: string): boolean {
  try {
    const { safe, error, score } = isSafePattern(pattern, {
      maxScore: 1000,
      maxSteps: MAX_STEPS,
      timeout: Number.POSITIVE_INFINITY,
    })
    return !safe && (error !== 'hitMaxSteps' || score.infinite)
  } catch {
    return false
  }
}
