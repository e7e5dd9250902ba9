import type { FileMap, Problem } from '@formwright/definition'

export interface Applied {
  readonly files: FileMap
  /** The problems whose fix was applied. */
  readonly fixed: readonly Problem[]
}

/** Applies the mechanical fixes of problems to the files' texts; of fixes that overlap, the first. */
export function applyFixes(files: FileMap, problems: readonly Problem[]): Applied {
  const result = new Map(files)
  const fixed: Problem[] = []
  for (const file of new Set(problems.map((problem) => problem.file))) {
    const list = problems.filter((problem) => problem.fix && problem.file === file)
    const written = files.get(file)
    if (written === undefined) continue
    const mark = written.startsWith('\uFEFF') ? 1 : 0
    let text = written.slice(mark)
    let end = Number.POSITIVE_INFINITY
    for (const problem of [...list].sort((a, b) => b.fix!.offset - a.fix!.offset)) {
      const { offset, length, text: replacement } = problem.fix!
      if (offset + length > end) continue
      text = text.slice(0, offset) + replacement + text.slice(offset + length)
      end = offset
      fixed.push(problem)
    }
    result.set(file, written.slice(0, mark) + text)
  }
  return { files: result, fixed }
}
