import { referredList, splitPointer, valueAt } from '@formwright/definition'
import type { FormLocale, FormNode } from '@formwright/definition'
import { withValue } from '@formwright/engine'
import type { EntryPointers, RowsReferredTo, SheetTable, TableEntry } from '@formwright/sheets'
import { growingTable } from '../matrix/growing-table.ts'
import { listsAt, markOf, PARENT, parentColumn } from './parent-rows.ts'
import type { Route } from './parent-rows.ts'

/** Whether a node holds one value for each row of a list. */
export function hasNamedValues(node: FormNode): boolean {
  return (
    node.kind === 'map' &&
    referredList(node) !== undefined &&
    node.children.every(({ kind, shape }) => kind === 'cell' && shape !== 'region')
  )
}

interface Named {
  readonly node: FormNode
  readonly title: string
  readonly route: Route
}

/**
 * Values in rows that are called by the rows of another list: a line for each of these in each row that they
 * are in.
 */
export function namedValuesTable(
  pointer: string,
  { node, title, route }: Named,
  locale: FormLocale,
  rows: RowsReferredTo | undefined,
): SheetTable | undefined {
  const one = growingTable({ node, pointer: node.pointer, title: node.title }, locale, rows)
  if (!one?.entries) return undefined
  const { of, back } = one.entries
  const marks = route.map((_, depth) => markOf(pointer, route.slice(0, depth)))
  return {
    ...one,
    pointer,
    title,
    mark: markOf(pointer, route),
    columns: [parentColumn(marks, locale), ...one.columns],
    entries: {
      of: (value, answers) =>
        [...listsAt(value, route, [])].flatMap(({ parent, at }) =>
          of(valueAt(value, at), answers).map((entry) => ({ ...entry, [PARENT]: parent })),
        ),
      back: (entries, current) => {
        // a line with nothing in it is not missed where its row is gone
        const pointers: (EntryPointers | 'twice' | undefined)[] = entries.map((entry) =>
          Object.keys(entry).filter((key) => key !== PARENT).length > 1 ? undefined : {},
        )
        let value = current
        for (const { parent, at } of listsAt(current, route, [])) {
          const own = entries.flatMap(({ [PARENT]: said, ...entry }, index) =>
            String(said ?? '').trim() === parent ? [{ index, entry: entry as TableEntry }] : [],
          )
          const before = valueAt(current, at)
          const taken = back(
            own.map(({ entry }) => entry),
            before,
          )
          own.forEach(({ index }, line) => {
            const found = taken.pointers[line]
            pointers[index] = typeof found === 'object' ? below(found, at) : found
          })
          if (taken.value !== undefined || before !== undefined)
            value = withValue(value, splitPointer(at), taken.value)
        }
        return { value: value as never, pointers }
      },
    },
  }
}

function below(pointers: EntryPointers, at: string): EntryPointers {
  return Object.fromEntries(Object.entries(pointers).map(([key, pointer]) => [key, at + pointer]))
}
