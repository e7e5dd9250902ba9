import { bundleInYears } from '../bundle/followed-years.ts'
import { below, splitPointer } from '../json/pointer.ts'
import { yearOfKey } from '../text/template.ts'
import { instances, nodesOf } from '../tree/tree.ts'
import type { FormBundle } from '../types/index.ts'

/** Answers for a year that the dates in the answers no longer ask for. */
export interface OtherYear {
  readonly pointer: string
  /** The set of years, as the edition names it. */
  readonly set: string
  readonly year: number
}

/**
 * The answers for years that the dates do not ask for. They stay in the document, in case a date is changed
 * back, but are not checked, printed or exported.
 * @param bundle the edition in the years of these answers
 */
export function otherYears(bundle: FormBundle, answers: unknown): OtherYear[] {
  const followed = new Set(Object.keys(bundle.edition.yearsFrom ?? {}))
  if (followed.size === 0) return []
  return nodesOf(bundle).flatMap((node) => {
    const set = node.schema['x-annual'] ?? ''
    if (!followed.has(set)) return []
    const own = new Set(node.children.map(({ key }) => key))
    return instances(node, answers).flatMap(({ pointer, value }) =>
      Object.keys(typeof value === 'object' && value !== null ? value : {}).flatMap((key): OtherYear[] => {
        const year = yearOfKey(key)
        return year === undefined || own.has(key) ? [] : [{ pointer: below(pointer, key), set, year }]
      }),
    )
  })
}

/** The edition with an additional year, so that its fields are known. */
export function bundleAsking(bundle: FormBundle, { set, year }: Omit<OtherYear, 'pointer'>): FormBundle {
  const { from, ends = -1 } = bundle.edition.yearsFrom![set]!
  const date = splitPointer(from).reduceRight<unknown>((inner, key) => ({ [key]: inner }), `${year - ends}`)
  return bundleInYears(bundle, date)
}
