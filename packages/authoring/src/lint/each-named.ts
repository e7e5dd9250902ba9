import { below, isObject, ownKeys, treeOf } from '@formwright/definition'
import { fileProblem, partSource } from './context.ts'
import type { LintCheck } from './context.ts'

/**
 * In `each`, the key is a variable and the value what it iterates over; other systems name the variable
 * separately: `{ "path": "project.paths", "as": "row" }`.
 */
export const eachNamed: LintCheck = (context) => {
  const known = new Set(ownKeys(treeOf(context.bundle).root))
  return context.loaded.parts.flatMap(({ key }) => {
    const source = partSource(context, key, 'rules')
    const { rules } = source.value as { readonly rules: readonly { readonly each?: unknown }[] }
    return rules.flatMap(({ each }, index) => {
      const entries = isObject(each) ? Object.entries(each) : []
      const [, name] = entries.find(([word]) => NAMING.has(word)) ?? []
      const [, list] = entries.find(([word]) => !NAMING.has(word)) ?? []
      const isApart =
        entries.length === 2 &&
        typeof name === 'string' &&
        typeof list === 'string' &&
        /^[A-Za-z_]\w*$/.test(name) &&
        !known.has(name)
      if (!isApart) return []
      const suggestion = `{ ${JSON.stringify(name)}: ${JSON.stringify(list)} }`
      return [fileProblem(source, below('/rules', index, 'each'), 'each-named', { suggestion })]
    })
  })
}

/** Keys for the variable in other systems. */
const NAMING: ReadonlySet<string> = new Set(['as', 'name', 'var', 'variable'])
