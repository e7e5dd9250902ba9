import { below, instances } from '@formwright/definition'
import type { FormTree } from '@formwright/definition'
import { NO_FINDINGS, showValue } from '../findings/finding.ts'
import { namingRows } from '../findings/in-rows.ts'
import { keysOf, listReferredTo } from '../rows/keyed-tables.ts'
import type { Reference } from '../rows/keyed-tables.ts'
import { isEmpty } from '../structure/empty.ts'
import type { Check } from './check.ts'
import type { Conditions } from './conditions.ts'

/** What refers to rows refers to rows that are there. */
export function referencesCheck(
  reference: Reference,
  order: number,
  conditions: Conditions,
  tree: FormTree,
): Check {
  const { field, list, cell } = reference
  return {
    reads: new Set([
      field.pointer,
      below(list.pointer, '-'),
      cell.pointer,
      ...conditions.readsOf(field.pointer),
    ]),
    order,
    run: ({ answers, wording }) => {
      const places = instances(field, answers).filter(({ value }) => !isEmpty(value))
      if (places.length === 0) return NO_FINDINGS
      const known = new Map<string | undefined, ReadonlySet<unknown>>()
      const keysFor = (at: string) => {
        const target = listReferredTo(reference, at)
        if (!known.has(target)) known.set(target, keysOf(reference, answers, target))
        return known.get(target)!
      }
      return places
        .filter(({ pointer }) => conditions.at({ pointer, required: false }, answers).visible)
        .flatMap(({ pointer, value }) =>
          referredKeys(value)
            .filter((key) => !keysFor(pointer).has(key))
            .map((key) =>
              wording.finding(
                'reference',
                { pointer, part: field.part, label: field.label, related: [list.pointer.split('/*', 1)[0]!] },
                { value: showValue(key), list: wording.text(list.label) },
              ),
            ),
        )
        .map((finding) => namingRows(finding, tree, answers, wording))
    },
  }
}

/** The keys that a field holds; what is no text is a matter of type. */
function referredKeys(value: unknown): string[] {
  const keys: readonly unknown[] = Array.isArray(value) ? value : [value]
  return keys.filter((key) => typeof key === 'string')
}
