import type { FormBundle, ListColumn } from '../bundle/types.ts'
import { below } from '../json/source.ts'
import { treeOf, walk } from '../tree/tree.ts'

/** A 清单: rows of fixed columns behind a place of the form (`x-list`). */
export interface FormList {
  /** Where its rows are: `/lists/` and the dotted path of the place that it stands behind. */
  readonly pointer: string
  readonly title: string
  readonly columns: readonly ListColumn[]
}

/** The 清单 of one part, in form order. */
export function listsOfPart(bundle: Pick<FormBundle, 'schema' | 'parts'>, part: string): FormList[] {
  const top = treeOf(bundle).part(part)
  return [
    ...(top ? walk(top, ({ kind }) => kind !== 'rows' && kind !== 'map' && kind !== 'tuple') : []),
  ].flatMap(({ schema, target }): FormList[] => {
    const list = schema['x-list']
    return list
      ? [
          {
            pointer: below('/lists', target),
            title: list.title ?? `${schema.title ?? ''}清单`,
            columns: list.columns,
          },
        ]
      : []
  })
}
