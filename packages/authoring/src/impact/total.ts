import type { ImpactFinding, ImpactRow } from './impact.ts'

/** How many applications a change of a finding, a criterion or a field concerns. */
export interface ImpactCount {
  readonly appearing: number
  readonly vanishing: number
}

/** What a new definition would mean for all applications together. */
export interface ImpactTotals {
  readonly applications: number
  /** Applications for which anything would change. */
  readonly concerned: number
  /** Rule or code → applications with a finding of it that would come or go. */
  readonly rules: Readonly<Record<string, ImpactCount>>
  /** Region → applications of it that would get findings, or lose them. */
  readonly regions: Readonly<Record<string, ImpactCount>>
  /** Criterion → applications that would meet it now, or no longer. */
  readonly eligibility: Readonly<Record<string, { readonly gained: number; readonly lost: number }>>
  /** Field → applications whose answer would have no place. */
  readonly lost: Readonly<Record<string, number>>
}

/** Adds rows up; memory grows with rules, regions and fields, not with applications. */
export class ImpactTotal {
  #applications = 0
  #concerned = 0
  readonly #rules = new Map<string, { appearing: number; vanishing: number }>()
  readonly #regions = new Map<string, { appearing: number; vanishing: number }>()
  readonly #eligibility = new Map<string, { gained: number; lost: number }>()
  readonly #lost = new Map<string, number>()

  add({ appearing, vanishing, eligibility, lost, region = '' }: ImpactRow): void {
    this.#applications++
    if (appearing.length + vanishing.length + eligibility.length + lost.length > 0) this.#concerned++
    for (const code of codesOf(appearing)) countIn(this.#rules, code).appearing++
    for (const code of codesOf(vanishing)) countIn(this.#rules, code).vanishing++
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

  /** Adds what another worker counted. */
  merge({ applications, concerned, rules, regions, eligibility, lost }: ImpactTotals): void {
    this.#applications += applications
    this.#concerned += concerned
    for (const [map, counts] of [
      [this.#rules, rules],
      [this.#regions, regions],
    ] as const)
      for (const [name, { appearing, vanishing }] of Object.entries(counts)) {
        const count = countIn(map, name)
        count.appearing += appearing
        count.vanishing += vanishing
      }
    for (const [rule, count] of Object.entries(eligibility)) {
      const own = this.#eligibility.get(rule) ?? { gained: 0, lost: 0 }
      this.#eligibility.set(rule, { gained: own.gained + count.gained, lost: own.lost + count.lost })
    }
    for (const [label, count] of Object.entries(lost))
      this.#lost.set(label, (this.#lost.get(label) ?? 0) + count)
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

function codesOf(findings: readonly ImpactFinding[]): Set<string> {
  return new Set(findings.map(({ code }) => code))
}

function countIn(map: Map<string, { appearing: number; vanishing: number }>, name: string) {
  let count = map.get(name)
  if (!count) map.set(name, (count = { appearing: 0, vanishing: 0 }))
  return count
}
