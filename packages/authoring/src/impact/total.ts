import { findingCatalogue } from '@formwright/engine'
import type { ImpactFinding, ImpactRow } from './impact.ts'

/** How many applications are affected by a change of a finding, criterion or field. */
export interface ImpactCount {
  readonly appearing: number
  readonly vanishing: number
}

/**
 * A rule, or a check of the schema on a field, as the code alone, such as “required”, would be too general.
 */
export interface ImpactCause {
  readonly code: string
  /** The label of the field; empty for a rule. */
  readonly label: string
}

/** The impact of a new definition on all applications. */
export interface ImpactTotals {
  readonly applications: number
  /** Number of applications with any change. */
  readonly concerned: number
  /** `keyOfCause` → number of applications with a new or vanishing finding of it. */
  readonly rules: Readonly<Record<string, ImpactCount & ImpactCause>>
  /** Region → number of its applications with new or vanishing findings. */
  readonly regions: Readonly<Record<string, ImpactCount>>
  /** Criterion → number of applications that newly meet it, or no longer do. */
  readonly eligibility: Readonly<Record<string, { readonly gained: number; readonly lost: number }>>
  /** Field → number of applications whose answer would have no place. */
  readonly lost: Readonly<Record<string, number>>
}

/** Whether anything changes for an application. */
export function isConcerned({
  appearing,
  vanishing,
  eligibility,
  lost,
}: Pick<ImpactRow, 'appearing' | 'vanishing' | 'eligibility' | 'lost'>): boolean {
  return [appearing, vanishing, eligibility, lost].some((part) => part.length > 0)
}

/** A key that is the same for all findings of one cause. */
export function keyOfCause({ code, label }: ImpactCause): string {
  return label === '' ? code : `${code} ${label}`
}

/** The cause by which a finding is counted. */
export function causeOf({ code, label }: Pick<ImpactFinding, 'code' | 'label'>): ImpactCause {
  return { code, label: Object.hasOwn(findingCatalogue, code) ? label : '' }
}

/** Adds up rows; memory use grows with rules, regions and fields, but not with applications. */
export class ImpactTotal {
  #applications = 0
  #concerned = 0
  readonly #rules = new Map<string, ImpactCause & { appearing: number; vanishing: number }>()
  readonly #regions = new Map<string, { appearing: number; vanishing: number }>()
  readonly #eligibility = new Map<string, { gained: number; lost: number }>()
  readonly #lost = new Map<string, number>()

  add(row: ImpactRow): void {
    const { appearing, vanishing, eligibility, lost, region = '' } = row
    this.#applications++
    if (isConcerned(row)) this.#concerned++
    for (const cause of causesOf(appearing)) this.#countOf(cause).appearing++
    for (const cause of causesOf(vanishing)) this.#countOf(cause).vanishing++
    if (appearing.length > 0) countIn(this.#regions, region).appearing++
    if (vanishing.length > 0) countIn(this.#regions, region).vanishing++
    for (const { rule, after, before } of eligibility) {
      const count = this.#eligibility.get(rule) ?? { gained: 0, lost: 0 }
      if (after === 'met') count.gained++
      else if (before === 'met') count.lost++
      this.#eligibility.set(rule, count)
    }
    for (const label of new Set(lost.map((one) => one.label)))
      this.#lost.set(label, (this.#lost.get(label) ?? 0) + 1)
  }

  /** Adds the totals of another worker. */
  merge({ applications, concerned, rules, regions, eligibility, lost }: ImpactTotals): void {
    this.#applications += applications
    this.#concerned += concerned
    for (const cause of Object.values(rules)) addTo(this.#countOf(cause), cause)
    for (const [name, counts] of Object.entries(regions)) addTo(countIn(this.#regions, name), counts)
    for (const [rule, count] of Object.entries(eligibility)) {
      const own = this.#eligibility.get(rule) ?? { gained: 0, lost: 0 }
      this.#eligibility.set(rule, { gained: own.gained + count.gained, lost: own.lost + count.lost })
    }
    for (const [label, count] of Object.entries(lost))
      this.#lost.set(label, (this.#lost.get(label) ?? 0) + count)
  }

  #countOf({ code, label }: ImpactCause) {
    const key = keyOfCause({ code, label })
    let count = this.#rules.get(key)
    if (!count) this.#rules.set(key, (count = { code, label, appearing: 0, vanishing: 0 }))
    return count
  }

  toJSON(): ImpactTotals {
    const sorted = <T>(map: ReadonlyMap<string, T>) =>
      Object.fromEntries([...map].sort(([a], [b]) => (a < b ? -1 : 1)))
    return {
      applications: this.#applications,
      concerned: this.#concerned,
      rules: sorted(this.#rules),
      regions: sorted(this.#regions),
      eligibility: sorted(this.#eligibility),
      lost: sorted(this.#lost),
    }
  }
}

function causesOf(findings: readonly ImpactFinding[]): Iterable<ImpactCause> {
  return new Map(findings.map(causeOf).map((cause) => [keyOfCause(cause), cause])).values()
}

function addTo(count: { appearing: number; vanishing: number }, { appearing, vanishing }: ImpactCount): void {
  count.appearing += appearing
  count.vanishing += vanishing
}

function countIn(map: Map<string, { appearing: number; vanishing: number }>, name: string) {
  let count = map.get(name)
  if (!count) map.set(name, (count = { appearing: 0, vanishing: 0 }))
  return count
}
