import type { Schema, UiCondition, UiElement } from '@formwright/definition'
import type { Source } from '../source/source.ts'

/**
 * A UI schema whose schema-based conditions are replaced by functions that use our validators, so that JSON
 * Forms need not compile them.
 */
export function withFunctions(element: UiElement, ajv: Source['ajv']): UiElement {
  if (!hasRule(element)) return element
  return {
    ...element,
    ...(element.rule
      ? { rule: { ...element.rule, condition: conditionWithFunction(element.rule.condition, ajv) } }
      : {}),
    ...(element.elements ? { elements: element.elements.map((child) => withFunctions(child, ajv)) } : {}),
    ...(detailOf(element)
      ? { options: { ...element.options, detail: withFunctions(detailOf(element)!, ajv) } }
      : {}),
  }
}

function hasRule(element: UiElement): boolean {
  const detail = detailOf(element)
  return (
    element.rule !== undefined ||
    (element.elements?.some(hasRule) ?? false) ||
    (detail !== undefined && hasRule(detail))
  )
}

/** The UI schema of one row. */
export function detailOf({ options }: UiElement): UiElement | undefined {
  const detail = options?.detail
  return typeof detail === 'object' && detail !== null ? (detail as UiElement) : undefined
}

function conditionWithFunction(condition: UiCondition, ajv: Source['ajv']): UiCondition {
  if (condition.conditions)
    return {
      ...condition,
      conditions: condition.conditions.map((inner) => conditionWithFunction(inner, ajv)),
    }
  const { schema, failWhenUndefined, ...others } = condition
  if (!schema) return condition
  const validate = ({ data }: { data: unknown }) =>
    !(failWhenUndefined && data === undefined) && ajv.validate(schema as Schema, data)
  return { ...others, validate } as UiCondition
}
