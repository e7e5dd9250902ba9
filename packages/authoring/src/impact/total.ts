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

/** Number of applications whose verdict on a criterion changes, by the new verdict. */
export interface CriterionCount {
  /** Met. */
  readonly gained: number
  /** Not met; before, it was met or pending. */
  readonly lost: number
  /** Pending. */
  readonly open: number
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
  /** Criterion → number of applications for which the verdict changes. */
  readonly eligibility: Readonly<Record<string, CriterionCount>>
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

const VERDICT_COUNTS: Readonly<Record<ImpactRow['eligibility'][number]['after'], Partial<CriterionCount>>> = {
  met: { gained: 1 },
  'not-met': { lost: 1 },
  pending: { open: 1 },
}

/** Adds up rows; memory use grows with rules, regions and fields, but not with applications. */
export class ImpactTotal {
  #applications = 0
  #concerned = 0
  readonly #rules = new Map<string, ImpactCause & { appearing: number; vanishing: number }>()
  readonly #regions = new Map<string, { appearing: number; vanishing: number }>()
  readonly #eligibility = new Map<string, CriterionCount>()
  readonly #lost = new Map<string, number>()

  add(row: ImpactRow): void {
    const { appearing, vanishing, eligibility, lost, region = '' } = row
    this.#applications++
    if (isConcerned(row)) this.#concerned++
    for (const cause of causesOf(appearing)) this.#countOf(cause).appearing++
    for (const cause of causesOf(vanishing)) this.#countOf(cause).vanishing++
    if (appearing.length > 0) countIn(this.#regions, region).appearing++
    if (vanishing.length > 0) countIn(this.#regions, region).vanishing++
    for (const { rule, after } of eligibility) this.#addVerdicts(rule, VERDICT_COUNTS[after])
    for (const label of new Set(lost.map((one) => one.label)))
      this.#lost.set(label, (this.#lost.get(label) ?? 0) + 1)
  }

  /** Adds the totals of another worker. */
  merge({ applications, concerned, rules, regions, eligibility, lost }: ImpactTotals): void {
    this.#applications += applications
    this.#concerned += concerned
    for (const cause of Object.values(rules)) addTo(this.#countOf(cause), cause)
    for (const [name, counts] of Object.entries(regions)) addTo(countIn(this.#regions, name), counts)
    for (const [rule, count] of Object.entries(eligibility)) this.#addVerdicts(rule, count)
    for (const [label, count] of Object.entries(lost))
      this.#lost.set(label, (this.#lost.get(label) ?? 0) + count)
  }

  #addVerdicts(rule: string, { gained = 0, lost = 0, open = 0 }: Partial<CriterionCount>): void {
    const own = this.#eligibility.get(rule) ?? { gained: 0, lost: 0, open: 0 }
    this.#eligibility.set(rule, {
      gained: own.gained + gained,
      lost: own.lost + lost,
      open: own.open + open,
    })
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
