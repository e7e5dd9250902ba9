import type { Problem } from '@formwright/definition'
import { fileProblem } from './context.ts'
import type { LintCheck } from './context.ts'

/** Shared definitions that nothing refers to are reported. */
export const definitions: LintCheck = ({ loaded }) => {
  const problems: Problem[] = []
  for (const source of loaded.sources.values()) {
    const defs = (source.value as { $defs?: object } | undefined)?.$defs
    if (!defs || !/\/(schema|shared\/[^/]+)\.json$/.test(source.file)) continue
    for (const name of Object.keys(defs)) {
      const pointer = `/$defs/${name}`
      const at = `${source.file}#${pointer}`
      if (![...loaded.usedDefinitions].some((used) => used === at || used.startsWith(`${at}/`)))
        problems.push(fileProblem(source, pointer, 'unused-definition', { name }))
    }
  }
  return problems
}
