import { below, instances, isEmpty, listFor, outermostList, referredRows } from '@formwright/definition'
import { NO_FINDINGS, showValue } from '../findings/finding.ts'
import type { Finding, Wording } from '../findings/finding.ts'
import { keysIn, keysOf } from '../rows/keyed-tables.ts'
import type { Reference } from '../rows/keyed-tables.ts'
import type { Check } from './check.ts'
import type { Validation } from './validation.ts'
import { aboutEmpty } from './about.ts'

/**
 * Checks that references point to existing rows; in an object with one member per row, that no required
 * member is missing.
 */
export function referencesCheck(
  reference: Reference,
  order: number,
  { conditions, branches }: Pick<Validation, 'conditions' | 'branches'>,
): Check {
  const { field, list, cell, namedMembers } = reference
  const wantsEach =
    namedMembers !== undefined &&
    field.schema['x-ref']!.required === true &&
    !conditions.isWorkedOut(memberOf(reference))
  return {
    reads: new Set([
      field.pointer,
      below(list.pointer, '-'),
      cell.pointer,
      ...conditions.readsBelow(field.pointer),
      ...branches.readsOf(field),
    ]),
    order,
    run: ({ answers, wording }) => {
      const found = instances(field, answers, branches.applies).filter(
        ({ value }) => wantsEach || !isEmpty(value),
      )
      if (found.length === 0) return NO_FINDINGS
      const known = new Map<string | undefined, ReadonlySet<unknown>>()
      const keysFor = (at: string) => {
        const target = listFor(field, list, at)
        if (!known.has(target)) known.set(target, keysOf(reference, answers, target))
        return known.get(target)!
      }
      const isWanted = (pointer: string) => {
        const { visible, required } = conditions.at({ pointer, required: true }, answers)
        return visible && required
      }
      return found
        .filter(({ pointer }) => conditions.at({ pointer, required: false }, answers).visible)
        .flatMap(({ pointer, value }) => {
          const keys = keysFor(pointer)
          const missing = wantsEach ? missingMembers(pointer, value, keys).filter(isWanted) : []
          return [
            ...keysIn(reference, value)
              .filter((key) => !keys.has(key))
              .map((key) => strayKey(reference, pointer, key, wording, answers)),
            ...missing.map((at) => wording.finding('required', aboutEmpty(memberOf(reference), at))),
          ]
        })
    },
  }
}

/**
 * A reference to a row that does not exist, or by a name that several rows have. A member for a deleted row
 * is not displayed, so it can only be removed.
 */
function strayKey(
  reference: Reference,
  at: string,
  key: string,
  wording: Wording,
  answers: unknown,
): Finding {
  const { field, list, namedMembers } = reference
  const pointer = namedMembers ? below(at, key) : at
  const called = referredRows(field, at, answers).filter((row) => row.title === `${row.key} ${key}`)
  const isSeveral = called.length > 1
  return wording.finding(
    'reference',
    {
      pointer,
      part: field.part,
      label: field.label,
      related: [outermostList(list.pointer)],
      when: isSeveral ? 'several' : undefined,
      ...(namedMembers ? { removes: pointer } : {}),
    },
    {
      value: showValue(key, wording.locale),
      list: wording.text(list.label),
      ...(isSeveral ? { keys: wording.locale.list(called.map((row) => row.key)) } : {}),
    },
  )
}

/** An object without a required member for a row. */
function missingMembers(pointer: string, value: unknown, keys: ReadonlySet<unknown>): string[] {
  const members = (typeof value === 'object' && value !== null ? value : {}) as Readonly<
    Record<string, unknown>
  >
  return [...keys]
    .filter((key): key is string => typeof key === 'string' && key !== '')
    .filter((key) => !Object.hasOwn(members, key) || isEmpty(members[key]))
    .map((key) => below(pointer, key))
}

function memberOf({ field }: Reference) {
  return field.children.find(({ repeated }) => repeated)!
}
