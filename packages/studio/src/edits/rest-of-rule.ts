import { EXPRESSION_TOKEN } from '../model/expression-token.ts'
import type { WrittenRule } from './rules.ts'

type Named = (text: string) => boolean

/**
 * A rule without something that is removed: without the pointers, combinations and conditions of `a && b`
 * that name it; `undefined` if no complete check is left.
 * @param named whether a text of the rule names what is removed
 * @param title text that replaces its value in messages
 */
export function restOfRule(rule: WrittenRule, named: Named, title: string): WrittenRule | undefined {
  const each = rule.each && restOfEach(rule.each, named)
  const at = [rule.at].flat().filter((one) => !named(one))
  if ((rule.each && !each) || at.length === 0) return undefined
  const lets = Object.entries(rule.let ?? {})
  const gone = goneValues(lets, named)
  const names = (text: string | undefined) =>
    text !== undefined && (named(text) || gone.some((name) => wordIn(text, name)))
  const check = rule.check === undefined ? undefined : restOfCheck(rule.check, names)
  const { when, compute, visible, required, enabled, eligibility } = rule
  const isHeld = ![when, compute, visible, required, enabled, ...Object.values(eligibility ?? {})].some(
    (one) => typeof one === 'string' && names(one),
  )
  if (!isHeld || (rule.check !== undefined && check === undefined)) return undefined
  const fix = Object.entries(rule.fix ?? {}).filter(([pointer, value]) => !named(pointer) && !names(value))
  const kept = lets.filter(([name]) => !gone.includes(name))
  const { let: _, fix: __, ...others } = rule
  return {
    ...others,
    at: typeof rule.at === 'string' || at.length === 1 ? at[0]! : at,
    ...(each ? { each } : {}),
    ...(check === undefined ? {} : { check }),
    ...(kept.length === 0 ? {} : { let: Object.fromEntries(kept) }),
    ...(fix.length === 0 ? {} : { fix: Object.fromEntries(fix) }),
    ...(rule.message === undefined
      ? {}
      : {
          message: rule.message.replaceAll(/\{([^{}]+)\}/g, (all, code: string) =>
            names(code) ? title : all,
          ),
        }),
  }
}

/** Variables of a rule (`let`) that depend on what is removed, directly or through another variable. */
function goneValues(lets: readonly (readonly [string, string])[], named: Named): readonly string[] {
  const gone: string[] = []
  for (const [name, value] of lets)
    if (named(value) || gone.some((one) => wordIn(value, one))) gone.push(name)
  return gone
}

function wordIn(text: string, word: string): boolean {
  return new RegExp(`(?<![\\w.])${word}(?!\\w)`).test(text)
}

function restOfEach(each: NonNullable<WrittenRule['each']>, named: Named): WrittenRule['each'] {
  if (Array.isArray(each)) {
    const rows = each.filter((row: Readonly<Record<string, string>>) => !Object.values(row).some(named))
    return rows.length === 0 ? undefined : rows
  }
  const left: Record<string, string | readonly string[]> = {}
  for (const [name, value] of Object.entries(each as Readonly<Record<string, string | readonly string[]>>)) {
    const kept = [value].flat().filter((one) => !named(one))
    if (kept.length === 0) return undefined
    left[name] = typeof value === 'string' ? value : kept
  }
  return left as WrittenRule['each']
}

/** The conditions of `a && b && c` that do not name it, unchanged. */
function restOfCheck(check: string, names: Named): string | undefined {
  if (!names(check)) return check
  const kept = conditionsOf(check).filter((one) => !names(one))
  return kept.length === 0 ? undefined : kept.join(' && ')
}

/**
 * The operands of `&&` in an expression, outside of brackets and quotes; the whole expression if it contains
 * `||` or `?`.
 */
function conditionsOf(check: string): readonly string[] {
  const parts: string[] = ['']
  let depth = 0
  for (const [token] of check.matchAll(EXPRESSION_TOKEN)) {
    if ('([{'.includes(token)) depth++
    else if (')]}'.includes(token)) depth--
    if (depth === 0 && (token === '||' || token === '?')) return [check]
    if (depth === 0 && token === '&&') parts.push('')
    else parts.push(parts.pop()! + token)
  }
  return parts.map((one) => one.trim())
}
