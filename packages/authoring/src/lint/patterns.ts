import { compilePattern } from '@formwright/definition'
import type { Problem } from '@formwright/definition'
import { isSafePattern } from 'redos-detector'
import { fileProblem, writtenNodes } from './context.ts'
import type { LintCheck } from './context.ts'

/** Patterns that RE2 can run, and that other engines can run too without losing themselves. */
export const patterns: LintCheck = (context) => {
  const problems: Problem[] = []
  const until = Date.now() + ALL_PATIENCE
  for (const { source, pointer, node } of writtenNodes(context)) {
    if (node.pattern === undefined) continue
    const at = `${pointer}/pattern`
    const compiled = compilePattern(node.pattern)
    if (typeof compiled === 'string')
      problems.push(fileProblem(source, at, 'pattern-invalid', { pattern: node.pattern, detail: compiled }))
    else if (Date.now() < until && backtracks(node.pattern))
      problems.push(fileProblem(source, at, 'pattern-backtracks', { pattern: node.pattern }))
  }
  return problems
}

/** Milliseconds; a pattern that takes longer to judge is taken for unsafe. */
const PATIENCE = 500

/** Milliseconds for all patterns together; what is left then is not judged (RE2 runs it in linear time all the same). */
const ALL_PATIENCE = 10_000

function backtracks(pattern: string): boolean {
  try {
    return !isSafePattern(pattern, { maxScore: 1000, timeout: PATIENCE }).safe
  } catch {
    return false
  }
}
