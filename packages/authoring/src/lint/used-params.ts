import type { FieldType, FormBundle, Loaded, RuleEntry } from '@formwright/definition'
import { uncheckedForm } from '@formwright/engine'
import { paramsOfRule } from '@formwright/rules'
import { lintContext } from './context.ts'
import type { LintContext } from './context.ts'
import { namedOnScreens } from './shown-elements.ts'

/** The parameters used by rules, those of regions included, and by options in UI schemas. */
export function usedParams(
  context: LintContext,
  rules: readonly RuleEntry[] = context.bundle.rules,
): ReadonlySet<string> {
  const ofRegions = (context.bundle.variants ?? []).flatMap((variant) => variant.rules ?? [])
  return new Set([
    ...[...rules, ...ofRegions.map((rule, index) => ({ ...rule, index }))].flatMap((rule) => [
      ...paramsOfRule(rule),
    ]),
    ...namedOnScreens(context).flatMap(({ means, name }) => (means === 'param' ? [name] : [])),
  ])
}

/** The parameters that an edition's rules and UI schemas use. */
export function paramsUsedIn(loaded: Loaded, fieldTypes: readonly FieldType[]): ReadonlySet<string> {
  return loaded.bundle ? usedParams(contextOf(loaded, loaded.bundle, fieldTypes)) : new Set()
}

/**
 * Parameters that are only used by some rules; empty without field types, as parameters used in UI schemas
 * are unknown then.
 */
export function ownParams(
  loaded: Loaded,
  bundle: FormBundle,
  ids: readonly string[],
  fieldTypes: readonly FieldType[] | undefined,
): string[] {
  if (!fieldTypes) return []
  const own = bundle.rules.filter(({ id }) => ids.includes(id))
  const others = bundle.rules.filter(({ id }) => !ids.includes(id))
  const used = usedParams(contextOf(loaded, bundle, fieldTypes), others)
  return [...new Set(own.flatMap((rule) => [...paramsOfRule(rule)]))].filter(
    (name) => Object.hasOwn(bundle.edition.params, name) && !used.has(name),
  )
}

function contextOf(loaded: Loaded, bundle: FormBundle, fieldTypes: readonly FieldType[]): LintContext {
  return lintContext(loaded, bundle, fieldTypes, [], uncheckedForm)
}
