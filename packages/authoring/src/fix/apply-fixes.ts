import { JsonSource } from '@formwright/definition'
import type { FileMap, Problem } from '@formwright/definition'

export interface Applied {
  readonly files: FileMap
  /** The problems whose fix was applied. */
  readonly fixed: readonly Problem[]
}

/**
 * Applies the fixes of problems to the files' texts. Of overlapping fixes, the last is applied. A fix that
 * would make a file invalid, for example by duplicating a key, is skipped.
 */
export function applyFixes(files: FileMap, problems: readonly Problem[]): Applied {
  const result = new Map(files)
  const fixed: Problem[] = []
  for (const file of new Set(problems.map((problem) => problem.file))) {
    const list = problems.filter((problem) => problem.fix && problem.file === file)
    const written = files.get(file)
    if (written === undefined) continue
    const mark = written.startsWith('\uFEFF') ? 1 : 0
    let text = written.slice(mark)
    const isRead = isJson(file, text)
    let end = Number.POSITIVE_INFINITY
    for (const problem of [...list].sort((a, b) => b.fix!.offset - a.fix!.offset)) {
      const { offset, length, text: replacement } = problem.fix!
      if (offset + length > end) continue
      const next = text.slice(0, offset) + replacement + text.slice(offset + length)
      if (isRead && !isJson(file, next)) continue
      text = next
      end = offset
      fixed.push(problem)
    }
    result.set(file, written.slice(0, mark) + text)
  }
  return { files: result, fixed }
}

function isJson(file: string, text: string): boolean {
  return new JsonSource(file, text).problems.length === 0
}

export interface Fixed extends Applied {
  /** The problems after the fixes, without fixes that had no effect. */
  readonly left: readonly Problem[]
}

/**
 * Applies the fixes of the current problems only; fixes that are offered as a result have to be requested
 * again. A fix after which the problem still exists is reverted.
 */
export function fixFound(files: FileMap, look: (files: FileMap) => readonly Problem[]): Fixed {
  let tried = look(files).filter(({ fix }) => fix)
  const useless = new Set<string>()
  for (;;) {
    const applied = applyFixes(files, tried)
    const left = look(applied.files)
    const found = new Set(left.map(keyOf))
    const inVain = applied.fixed.map(keyOf).filter((key) => found.has(key))
    if (inVain.length === 0) return { ...applied, left: left.map((one) => withoutFix(one, useless)) }
    for (const key of inVain) useless.add(key)
    tried = tried.filter((problem) => !useless.has(keyOf(problem)))
  }
}

function withoutFix(problem: Problem, useless: ReadonlySet<string>): Problem {
  const { fix: _, ...rest } = problem
  return useless.has(keyOf(problem)) ? rest : problem
}

function keyOf({ code, file, pointer, params }: Problem): string {
  return JSON.stringify([code, file, pointer, params])
}
