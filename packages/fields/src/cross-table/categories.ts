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
  const years = Object.entries(field.schema.properties ?? {}).map(([key, { title = key }]) => ({
    key,
    title,
  }))
  const first = field.schema.properties?.[years[0]?.key ?? '']
  const start = `${field.pointer}/${years[0]?.key}/`
  const categories = Object.entries(first?.properties ?? {}).map(
    ([category, { title = category }]): Category => {
      const cells = field.cells.filter(
        ({ pointer }) => pointer === start + category || pointer.startsWith(`${start}${category}/`),
      )
      return {
        title,
        measures: cells.map(({ pointer, schema }) => ({
          path: pointer.slice(start.length),
          title: pointer === start + category ? '' : (schema.title ?? ''),
          schema,
        })),
      }
    },
  )
  return { years, categories }
}
