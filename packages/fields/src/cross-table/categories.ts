import { below, isWithin } from '@formwright/definition'
import type { Field, Schema } from '@formwright/definition'

/** A row of a cross table: a category, and its numbers for each year. */
export interface Category {
  readonly title: string
  /**
   * Path from the year to the number, and the number's own title; empty for a category that is itself the
   * number.
   */
  readonly measures: readonly { readonly path: string; readonly title: string; readonly schema: Schema }[]
}

/** The years across a cross table and the categories down it, as defined for the first year. */
export function crossOf(field: Field): {
  readonly years: readonly { readonly key: string; readonly title: string }[]
  readonly categories: readonly Category[]
} {
  const years = field.node.children.map(({ key, schema: { title = key } }) => ({ key, title }))
  // in a row, the pointers of cells name the row, those of nodes do not
  const start = below(field.pointer, years[0]?.key ?? '')
  const categories = (field.node.children[0]?.children ?? []).map(
    ({ key, schema: { title = key } }): Category => {
      const pointer = below(start, key)
      const cells = field.cells.filter((cell) => isWithin(cell.pointer, pointer))
      return {
        title,
        measures: cells.map((cell) => ({
          path: cell.pointer.slice(start.length + 1),
          title: cell.pointer === pointer ? '' : (cell.schema.title ?? ''),
          schema: cell.schema,
        })),
      }
    },
  )
  return { years, categories }
}
