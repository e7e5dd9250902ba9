import { locationOf } from '@formwright/definition'
import type { FieldType, FormBundle, Loaded, RuleEntry } from '@formwright/definition'
import { compileRules, neverHolds } from '@formwright/rules'
import type { TypedExpression } from '@formwright/rules'
import { ownParams } from '../lint/used-params.ts'

/** A rule that has no effect with the years or parameters of an edition. */
export interface ObsoleteRule {
  readonly id: string
  readonly why: 'never-applies' | 'always-passes'
  readonly file: string
  /** Its pointer in the file. */
  readonly pointer: string
  readonly line: number
  readonly column: number
  readonly message: string
  /** Parameters that no other rule reads. */
  readonly params: readonly string[]
}

/** The rules that had an effect in the earlier edition and can no longer have one in this edition. */
export function obsoleteRules(
  before: FormBundle,
  after: Loaded,
  fieldTypes: readonly FieldType[] | undefined,
): ObsoleteRule[] {
  const bundle = after.bundle!
  const already = new Set(withoutEffect(before).map(({ rule }) => `${rule.part} ${rule.id}`))
  return withoutEffect(bundle)
    .filter(({ rule }) => !already.has(`${rule.part} ${rule.id}`))
    .map(({ rule, why }) => {
      const source = after.parts.find(({ key }) => key === rule.part)!.files.rules!
      const { file, pointer, position } = locationOf(source, `/rules/${rule.index}`)
      const { line, column } = position
      return {
        id: rule.id,
        why,
        file,
        pointer,
        line,
        column,
        message: rule.message ?? '',
        params: ownParams(after, bundle, [rule.id], fieldTypes),
      }
    })
}

interface WithoutEffect {
  readonly rule: RuleEntry
  readonly why: ObsoleteRule['why']
}

function withoutEffect(bundle: FormBundle): WithoutEffect[] {
  const byRule = new Map<RuleEntry, TypedExpression[]>()
  for (const typed of compileRules(bundle, { thorough: true }).typed)
    byRule.set(typed.rule, [...(byRule.get(typed.rule) ?? []), typed])
  return [...byRule].flatMap(([rule, typed]): WithoutEffect[] => {
    const of = (role: string) => typed.filter((one) => one.role === role).map(({ expr }) => expr)
    if (holdsNowhere(of('when'), true)) return [{ rule, why: 'never-applies' }]
    return holdsNowhere(of('check'), false) ? [{ rule, why: 'always-passes' }] : []
  })
}

function holdsNowhere(conditions: readonly TypedExpression['expr'][], wanted: boolean): boolean {
  return conditions.length > 0 && conditions.every((expr) => neverHolds(expr, wanted))
}
