import { outermostList, referredList, referredRows } from '@formwright/definition'
import type { FormNode, ReferredRow } from '@formwright/definition'
import { useFormContext, useLiveAt } from '@formwright/renderer'

/** The rows that a field at a pointer may refer to; keeps its identity until they change. */
export function useReferredRows(field: FormNode, pointer: string): readonly ReferredRow[] {
  const { store } = useFormContext()
  const list = referredList(field)?.list
  const followed = list ? outermostList(list.pointer) : pointer
  return useLiveAt([followed], () => referredRows(field, pointer, store.shown), same)
}

function same(one: readonly ReferredRow[], other: readonly ReferredRow[]): boolean {
  return (
    one.length === other.length &&
    one.every(({ key, title }, index) => key === other[index]!.key && title === other[index]!.title)
  )
}
