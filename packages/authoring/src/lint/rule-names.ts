import { below } from '@formwright/definition'
import type { Problem } from '@formwright/definition'
import { ownNamesOf } from '@formwright/rules'
import { fileProblem } from './context.ts'
import type { LintCheck } from './context.ts'

/** Descriptions of names used in rules must be for existing names, and the same in every part. */
export const ruleNames: LintCheck = (context) => {
  const { bundle, loaded } = context
  const called = new Map<string, { readonly words: string; readonly file: string }>()
  return loaded.parts.flatMap(({ key, files }): Problem[] => {
    const source = files.rules!
    const { names = {} } = source.value as { names?: Readonly<Record<string, string>> }
    const own = new Set(bundle.rules.flatMap((rule) => (rule.part === key ? [...ownNamesOf(rule)] : [])))
    return Object.entries(names).flatMap(([name, words]): Problem[] => {
      const at = below('/names', name)
      const other = called.get(name)
      if (!other) called.set(name, { words, file: source.file })
      if (!own.has(name)) return [fileProblem(source, at, 'rule-name-unused', { name })]
      if (other === undefined || other.words === words) return []
      const theirs = { words, theirs: other.words, other: other.file }
      return [fileProblem(source, at, 'rule-name-differs', { name, ...theirs })]
    })
  })
}
