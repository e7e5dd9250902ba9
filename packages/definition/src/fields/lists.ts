import type { FormBundle, FormFile, ListColumn } from '../types/index.ts'
import { listPointer } from '../document/document.ts'
import { languageOf } from '../locale/form-locale.ts'
import type { Language } from '../language/language.ts'
import { word } from '../language/words.ts'
import type { FormNode } from '../tree/form-node.ts'
import { treeOf, walk } from '../tree/tree.ts'

/** A list: rows with fixed columns attached to a node of the form (`x-list`). */
export interface FormList {
  /** Pointer of its rows: `/lists/` and the dotted path of its target. */
  readonly pointer: string
  readonly title: string
  readonly columns: readonly ListColumn[]
}

/** The list attached to a node; `undefined` if there is none. */
export function listBehind({ schema, target }: FormNode, language: Language): FormList | undefined {
  const list = schema['x-list']
  return (
    list && {
      pointer: listPointer(target),
      title: list.title ?? word('list-title', language, { title: schema.title ?? '' }),
      columns: list.columns,
    }
  )
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
  ].flatMap((node) => listBehind(node, language) ?? [])
}
