import { optionsOf } from '@formwright/definition'
import type { Problem } from '@formwright/definition'
import { fileProblem, writtenNodes } from './context.ts'
import type { LintCheck } from './context.ts'

/** No option has the code or the title of another. */
export const options: LintCheck = (context) => {
  const problems: Problem[] = []
  for (const { source, pointer, node } of writtenNodes(context)) {
    const codes = new Set<string>()
    const titles = new Set<string>()
    for (const [index, { const: code, title }] of (optionsOf(node) ?? []).entries()) {
      const repeated = codes.has(code) ? code : titles.has(title) ? title : undefined
      if (repeated !== undefined)
        problems.push(
          fileProblem(source, `${pointer}/oneOf/${index}`, 'duplicate-option', { option: repeated }),
        )
      codes.add(code)
      titles.add(title)
    }
  }
  return problems
}
