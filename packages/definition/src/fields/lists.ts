import type { FormBundle, FormFile, ListColumn } from '../bundle/types.ts'
import { below } from '../json/pointer.ts'
import { languageOf } from '../language/form-locale.ts'
import { word } from '../language/words.ts'
import { treeOf, walk } from '../tree/tree.ts'

/** A list: rows of fixed columns behind a place of the form (`x-list`). */
export interface FormList {
  /** Where its rows are: `/lists/` and the dotted path of the place that it stands behind. */
  readonly pointer: string
  readonly title: string
  readonly columns: readonly ListColumn[]
}

/** The lists of one part, in form order. */
export function listsOfPart(
  bundle: Pick<FormBundle, 'schema' | 'parts'> & { readonly form?: Pick<FormFile, 'language'> },
  part: string,
): FormList[] {
  const language = languageOf(bundle.form ?? {})
  const top = treeOf(bundle).part(part)
  return [
    ...(top ? walk(top, ({ kind }) => kind !== 'rows' && kind !== 'map' && kind !== 'tuple') : []),
  ].flatMap(({ schema, target }): FormList[] => {
    const list = schema['x-list']
    return list
      ? [
          {
            pointer: below('/lists', target),
            title: list.title ?? word('list-title', language, { title: schema.title ?? '' }),
            columns: list.columns,
          },
        ]
      : []
  })
}
