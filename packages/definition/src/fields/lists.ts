import type { FormBundle, ListColumn, Schema } from '../bundle/types.ts'
import { below } from '../json/source.ts'
import { targetOf } from './fields.ts'

/** A 清单: rows of fixed columns behind a place of the form (`x-list`). */
export interface FormList {
  /** Where its rows are: `/lists/` and the dotted path of the place that it stands behind. */
  readonly pointer: string
  readonly title: string
  readonly columns: readonly ListColumn[]
}

/** The 清单 of one part, in form order. */
export function listsOfPart({ schema: whole }: Pick<FormBundle, 'schema'>, part: string): FormList[] {
  const lists: FormList[] = []
  const walk = (schema: Schema | undefined, pointer: string): void => {
    if (!schema) return
    const list = schema['x-list']
    if (list)
      lists.push({
        pointer: below('/lists', targetOf(pointer)),
        title: list.title ?? `${schema.title ?? ''}清单`,
        columns: list.columns,
      })
    for (const [key, child] of Object.entries(schema.properties ?? {})) walk(child, below(pointer, key))
  }
  if (part === '') walk(whole, '')
  else walk(whole.properties?.[part], below('', part))
  return lists
}
