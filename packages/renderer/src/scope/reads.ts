import { composeWithUi } from '@jsonforms/core'
import type { Scopable, UISchemaElement } from '@jsonforms/core'
import { pointerOfPath } from '../source/paths.ts'

/** What an element looks at: its own value, and what its conditions ask. */
export interface Reads {
  /** The pointer of its own value; layouts have none. */
  readonly own: string | undefined
  readonly others: readonly string[]
}

interface Condition extends Partial<Scopable> {
  readonly conditions?: readonly Condition[]
}

/** The reads of an element at a data path. */
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

/** Its own conditions, and those of categories below, which the element that shows their tabs decides on. */
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
