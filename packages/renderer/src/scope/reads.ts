import { composeWithUi } from '@jsonforms/core'
import type { Scopable, UISchemaElement } from '@jsonforms/core'
import { pointerOfPath } from '../source/paths.ts'

/** The pointers that an element reads: its own value, and those of its conditions. */
export interface Reads {
  /** The pointer of its own value; `undefined` for layouts. */
  readonly own: string | undefined
  readonly others: readonly string[]
}

interface Condition extends Partial<Scopable> {
  readonly conditions?: readonly Condition[]
}

/** The pointers that an element reads at a data path. */
export function readsOf(uischema: UISchemaElement, path: string): Reads {
  const scoped = uischema as UISchemaElement & Partial<Scopable>
  const own = scoped.scope === undefined ? undefined : pointerOfPath(composeWithUi(scoped as Scopable, path))
  return {
    own,
    others: [
      ...new Set(
        conditionsOf(uischema).map((condition) => pointerOfPath(composeWithUi(condition as Scopable, path))),
      ),
    ],
  }
}

/**
 * The conditions of an element; for a `Categorization` also those of its categories, which it evaluates to
 * show their tabs.
 */
function conditionsOf(uischema: UISchemaElement): Condition[] {
  const own = uischema.rule ? leaves(uischema.rule.condition as Condition) : []
  if (uischema.type !== 'Categorization') return own
  const below = (uischema as { elements?: UISchemaElement[] }).elements ?? []
  return [
    ...own,
    ...below.flatMap((child) =>
      child.type === 'Category' || child.type === 'Categorization'
        ? [...conditionsOf(child), ...(child.rule ? leaves(child.rule.condition as Condition) : [])]
        : [],
    ),
  ]
}

function leaves(condition: Condition): Condition[] {
  return condition.conditions ? condition.conditions.flatMap(leaves) : [condition]
}
