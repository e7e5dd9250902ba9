import type { Json } from '@formwright/definition'

/** A number in thousandths, exact. */
type Exact = bigint

export interface Step {
  readonly name?: string
  readonly cost?: Json
  readonly on?: string
}

export interface Team {
  readonly code: string
  readonly name?: string
  readonly kind?: string
  readonly budget?: Json
  readonly from?: string
  readonly until?: string
  readonly tags?: string
  readonly lead?: string
  readonly members?: readonly string[]
  readonly steps?: readonly Step[]
}

export interface Person {
  readonly code: string
  readonly id?: string
  readonly salary?: Json
}

export interface Data {
  readonly teams?: readonly Team[]
  readonly people?: readonly Person[]
  readonly costs?: Readonly<Record<string, Readonly<Record<string, Json>>>>
  readonly lines?: Readonly<Record<string, { readonly amount?: Json; readonly share?: Json }>>
}

/** Thrown where an expression waits for a cell. */
const PENDING = new Error('pending')
const isFilled = (value: unknown): boolean =>
  value !== undefined &&
  value !== '' &&
  !(typeof value === 'object' && value !== null && Object.keys(value).length === 0)
const filled = <Value>(value: Value | undefined): Value => {
  if (!isFilled(value)) throw PENDING
  return value as Value
}
/** What a cell counts for: 无 for nothing. */
const exact = (value: Json | undefined): Exact => {
  const one = filled(value)
  return one === '无' ? 0n : BigInt(Math.round(Number(one) * 1000))
}
const total = (values: readonly Exact[]): Exact => values.reduce((sum, value) => sum + value, 0n)
const least = (values: readonly Exact[]) => filled(values.toSorted((a, b) => (a < b ? -1 : 1))[0])
const most = (values: readonly Exact[]) => filled(values.toSorted((a, b) => (a > b ? -1 : 1))[0])
/** A table that has not been started is waited for; one in a row that is there has no rows. */
const started = <Row>(rows: readonly Row[] | undefined): readonly Row[] => {
  if (rows === undefined) throw PENDING
  return rows
}
const inRow = <Row>(rows: readonly Row[] | undefined): readonly Row[] => rows ?? []
const decided = (one: () => boolean): boolean | undefined => {
  try {
    return one()
  } catch (error) {
    if (error === PENDING) return undefined
    throw error
  }
}
const judged = (verdicts: readonly (boolean | undefined)[], deciding: boolean): boolean => {
  if (verdicts.includes(deciding)) return deciding
  if (verdicts.includes(undefined)) throw PENDING
  return !deciding
}
const all = <Row>(rows: readonly Row[], holds: (row: Row) => boolean) =>
  judged(
    rows.map((row) => decided(() => holds(row))),
    false,
  )
const exists = <Row>(rows: readonly Row[], holds: (row: Row) => boolean) =>
  judged(
    rows.map((row) => decided(() => holds(row))),
    true,
  )
const day = (date: string | undefined): number => Date.parse(filled(date)) / 86_400_000
const year = (date: string | undefined): number => Number(filled(date).slice(0, 4))
const pieces = (text: string | undefined) =>
  filled(text)
    .split(/[、，]/)
    .map((piece) => piece.trim())
    .filter(Boolean)
const isUnique = (values: readonly unknown[]) =>
  new Set(values.map((one) => JSON.stringify(one))).size === values.length
const scoreOf = (value: Exact) => (value >= 5000n ? 20 : value >= 1000n ? 10 : 0)
const plain = (value: Exact) => Number(value) / 1000
const steps = (team: Team) => inRow(team.steps)
const costs = (team: Team) => steps(team).map(({ cost }) => exact(cost))
const entries = ({ lines }: Data) => {
  if (lines === undefined) throw PENDING
  return Object.values(lines)
}
const line = (data: Data, key: string) => filled(data.costs?.[key])

/** Expressions over rows at any depth, maps and references, each with the same worked out by hand. */
export const EXPRESSIONS: Readonly<
  Record<string, readonly [cel: string, byHand: (data: Data) => number | boolean | string]>
> = {
  sum: ['sum(d.teams.map(t, t.budget))', (d) => plain(total(started(d.teams).map((t) => exact(t.budget))))],
  sumOfFilled: [
    'sum(d.teams.map(t, has(t.budget), t.budget))',
    (d) =>
      plain(
        total(
          started(d.teams)
            .filter((t) => isFilled(t.budget))
            .map((t) => exact(t.budget)),
        ),
      ),
  ],
  sumNested: [
    'sum(d.teams.map(t, sum(t.steps.map(s, s.cost))))',
    (d) => plain(total(started(d.teams).flatMap(costs))),
  ],
  sumNestedFilled: [
    'sum(d.teams.map(t, sum(t.steps.map(s, has(s.cost), s.cost))))',
    (d) =>
      plain(
        total(
          started(d.teams).flatMap((t) =>
            steps(t)
              .filter((s) => isFilled(s.cost))
              .map((s) => exact(s.cost)),
          ),
        ),
      ),
  ],
  min: ['min(d.teams.map(t, t.budget))', (d) => plain(least(started(d.teams).map((t) => exact(t.budget))))],
  max: ['max(d.teams.map(t, t.budget))', (d) => plain(most(started(d.teams).map((t) => exact(t.budget))))],
  maxNested: [
    'max(d.teams.map(t, size(t.steps) > 0, max(t.steps.map(s, s.cost))))',
    (d) => plain(most(started(d.teams).flatMap(costs))),
  ],
  minOfSums: [
    'min(d.teams.map(t, sum(t.steps.map(s, s.cost))))',
    (d) => plain(least(started(d.teams).map((t) => total(costs(t))))),
  ],
  average: [
    'round(average(d.teams.map(t, t.budget)), 3)',
    (d) => {
      const values = filled(started(d.teams)).map((t) => exact(t.budget))
      return plain(rounded(total(values), BigInt(values.length)))
    },
  ],
  averageNested: [
    'round(average(d.teams.map(t, average(t.steps.map(s, s.cost)))), 3)',
    (d) => {
      const means = filled(started(d.teams)).map((t) => plain(total(costs(t))) / filled(steps(t)).length)
      return Math.round((means.reduce((sum, mean) => sum + mean, 0) / means.length) * 1000 + 1e-9) / 1000
    },
  ],
  count: ['count(d.teams)', (d) => started(d.teams).length],
  countNested: [
    'sum(d.teams.map(t, count(t.steps)))',
    (d) => started(d.teams).reduce((sum, t) => sum + steps(t).length, 0),
  ],
  countOfKind: [
    "count(d.teams.filter(t, t.kind == 'a'))",
    (d) => started(d.teams).filter((t) => filled(t.kind) === 'a').length,
  ],
  countOfFilledKind: [
    "count(d.teams.filter(t, has(t.kind) && t.kind == 'a'))",
    (d) => started(d.teams).filter((t) => t.kind === 'a').length,
  ],
  countOfNestedFilter: [
    'count(d.teams.filter(t, t.steps.exists(s, has(s.cost) && s.cost > 3)))',
    (d) =>
      started(d.teams).filter((t) => steps(t).some((s) => isFilled(s.cost) && exact(s.cost) > 3000n)).length,
  ],
  all: ['d.teams.all(t, t.budget > 0)', (d) => all(started(d.teams), (t) => exact(t.budget) > 0n)],
  allNested: [
    'd.teams.all(t, t.steps.all(s, s.cost <= t.budget))',
    (d) => all(started(d.teams), (t) => all(steps(t), (s) => compared(s.cost, t.budget))),
  ],
  exists: [
    'd.teams.exists(t, t.budget == 0.3)',
    (d) => exists(started(d.teams), (t) => exact(t.budget) === 300n),
  ],
  existsNested: [
    'd.teams.exists(t, t.steps.exists(s, s.cost > 3))',
    (d) => exists(started(d.teams), (t) => exists(steps(t), (s) => exact(s.cost) > 3000n)),
  ],
  existsNone: [
    'd.teams.exists(t, has(t.budget) && isNone(t.budget))',
    (d) => started(d.teams).some((t) => t.budget === '无'),
  ],
  unique: [
    'unique(d.teams.map(t, has(t.name), t.name))',
    (d) =>
      isUnique(
        started(d.teams)
          .filter((t) => isFilled(t.name))
          .map((t) => t.name),
      ),
  ],
  uniqueOfAll: [
    'unique(d.teams.map(t, t.kind))',
    (d) => isUnique(started(d.teams).map((t) => filled(t.kind))),
  ],
  uniquePrivate: [
    'unique(d.people.map(p, has(p.id), p.id))',
    (d) =>
      isUnique(
        started(d.people)
          .filter((p) => isFilled(p.id))
          .map((p) => p.id),
      ),
  ],
  uniquePairs: [
    'unique(d.teams.map(t, has(t.name) && has(t.tags), [t.name, t.tags]))',
    (d) =>
      isUnique(
        started(d.teams)
          .filter((t) => isFilled(t.name) && isFilled(t.tags))
          .map((t) => [t.name, t.tags]),
      ),
  ],
  distinct: [
    'size(distinct(d.teams.map(t, has(t.kind), t.kind)))',
    (d) =>
      new Set(
        started(d.teams)
          .filter((t) => isFilled(t.kind))
          .map((t) => t.kind),
      ).size,
  ],
  band: [
    'band(sum(d.teams.map(t, t.budget)), params.scores)',
    (d) => scoreOf(total(started(d.teams).map((t) => exact(t.budget)))),
  ],
  bandOfEach: [
    'sum(d.teams.map(t, band(t.budget, params.scores)))',
    (d) => started(d.teams).reduce((sum, t) => sum + scoreOf(exact(t.budget)), 0),
  ],
  bandNested: [
    'max(d.teams.map(t, size(t.steps) > 0, max(t.steps.map(s, band(s.cost, params.scores)))))',
    (d) => plain(most(started(d.teams).flatMap((t) => costs(t).map((one) => BigInt(scoreOf(one)) * 1000n)))),
  ],
  days: [
    'plain(daysBetween(earliest(d.teams.map(t, t.from)), latest(d.teams.map(t, t.until))))',
    (d) => {
      const rows = filled(started(d.teams))
      return Math.max(...rows.map((t) => day(t.until))) - Math.min(...rows.map((t) => day(t.from)))
    },
  ],
  daysOfEach: [
    'plain(sum(d.teams.map(t, daysBetween(t.from, t.until))))',
    (d) => started(d.teams).reduce((sum, t) => sum + day(t.until) - day(t.from), 0),
  ],
  years: [
    'count(d.teams.filter(t, t.steps.exists(s, has(s.on) && yearOf(s.on) == 2024)))',
    (d) => started(d.teams).filter((t) => steps(t).some((s) => isFilled(s.on) && year(s.on) === 2024)).length,
  ],
  addYears: [
    'count(d.teams.filter(t, has(t.from) && has(t.until) && addYears(t.from, 1) <= t.until))',
    (d) =>
      started(d.teams).filter((t) => {
        if (!isFilled(t.from) || !isFilled(t.until)) return false
        // none of the days of the test is a 29 February
        return `${year(t.from) + 1}${t.from!.slice(4)}` <= t.until!
      }).length,
  ],
  split: [
    "sum(d.teams.map(t, size(split(t.tags, '、', '，'))))",
    (d) => started(d.teams).reduce((sum, t) => sum + pieces(t.tags).length, 0),
  ],
  splitIn: [
    "d.teams.exists(t, has(t.tags) && split(t.tags, '、', '，').exists(w, w == '乙'))",
    (d) => started(d.teams).some((t) => isFilled(t.tags) && pieces(t.tags).includes('乙')),
  ],
  salaryOfLeads: [
    'sum(d.teams.map(t, has(t.lead), sum(d.people.filter(p, p.code == t.lead).map(p, p.salary))))',
    (d) =>
      plain(
        total(
          started(d.teams)
            .filter((t) => isFilled(t.lead))
            .flatMap((t) =>
              started(d.people)
                .filter((p) => p.code === t.lead)
                .map((p) => exact(p.salary)),
            ),
        ),
      ),
  ],
  engaged: [
    'count(d.people.filter(p, d.teams.exists(t, has(t.members) && p.code in t.members)))',
    (d) =>
      started(d.people).filter((p) => started(d.teams).some((t) => inRow(t.members).includes(p.code))).length,
  ],
  members: [
    'sum(d.teams.map(t, has(t.members), size(t.members)))',
    (d) => started(d.teams).reduce((sum, t) => sum + inRow(t.members).length, 0),
  ],
  byTeam: [
    'sum(d.teams.map(t, d.costs.staff[t.code]))',
    (d) => plain(total(started(d.teams).map((t) => exact(line(d, 'staff')[t.code])))),
  ],
  column: [
    "sum(d.teams.map(t, t.kind == 'a', d.costs.staff[t.code] + d.costs.goods[t.code]))",
    (d) =>
      plain(
        total(
          started(d.teams)
            .filter((t) => filled(t.kind) === 'a')
            .map((t) => exact(d.costs?.staff?.[t.code]) + exact(d.costs?.goods?.[t.code])),
        ),
      ),
  ],
  keys: [
    'sum(d.costs.staff.map(k, d.costs.staff[k]))',
    (d) => plain(total(started(d.teams).map((t) => exact(line(d, 'staff')[t.code])))),
  ],
  lines: [
    'sum(d.lines.map(k, d.lines[k].amount))',
    (d) => plain(total(entries(d).map((one) => exact(one.amount)))),
  ],
  linesCount: ['count(d.lines)', (d) => entries(d).filter(isFilled).length],
  linesProduct: [
    'round(sum(d.lines.map(k, has(d.lines[k].amount) && has(d.lines[k].share), d.lines[k].amount * d.lines[k].share)), 3)',
    (d) => {
      const both = entries(d).filter((one) => isFilled(one.amount) && isFilled(one.share))
      if (both.some((one) => one.amount === '无' || one.share === '无')) throw PENDING
      return plain(rounded(total(both.map((one) => exact(one.amount) * exact(one.share))), 1000n))
    },
  ],
  linesAll: [
    'd.lines.all(k, d.lines[k].amount >= d.lines[k].share)',
    (d) => all(entries(d), (one) => exact(one.amount) >= exact(one.share)),
  ],
  hundredfold: [
    'sum(d.teams.map(t, t.budget * 100))',
    (d) => {
      const rows = started(d.teams)
      if (rows.some((t) => t.budget === '无')) throw PENDING
      return plain(total(rows.map((t) => exact(t.budget) * 100n)))
    },
  ],
  rounded: [
    'sum(d.teams.map(t, round(t.budget, 2)))',
    (d) => plain(total(started(d.teams).map((t) => rounded(exact(t.budget), 10n) * 10n))),
  ],
  isDecimal: [
    'sum(d.teams.map(t, t.budget)) == 0.3',
    (d) => total(started(d.teams).map((t) => exact(t.budget))) === 300n,
  ],
  difference: [
    'sum(d.teams.map(t, t.budget)) - sum(d.teams.map(t, sum(t.steps.map(s, s.cost))))',
    (d) =>
      plain(total(started(d.teams).map((t) => exact(t.budget))) - total(started(d.teams).flatMap(costs))),
  ],
  first: ['d.teams[0].budget + 0', (d) => plain(exact(filled(started(d.teams)[0]).budget))],
  firstStep: [
    'd.teams[0].steps[0].cost + 0',
    (d) => plain(exact(filled(steps(filled(started(d.teams)[0]))[0]).cost)),
  ],
  conditional: [
    "sum(d.teams.map(t, has(t.kind) && t.kind == 'a' ? t.budget : sum(t.steps.map(s, s.cost))))",
    (d) => plain(total(started(d.teams).map((t) => (t.kind === 'a' ? exact(t.budget) : total(costs(t)))))),
  ],
}

/** A number divided and rounded half away from nothing. */
function rounded(value: Exact, by: bigint): Exact {
  const size = value < 0n ? -value : value
  const whole = (2n * size + by) / (2n * by)
  return value < 0n ? -whole : whole
}

/** 无 counts as 0 where numbers are compared. */
function compared(one: Json | undefined, other: Json | undefined): boolean {
  return exact(one) <= exact(other)
}

/** What an expression gives for the data: undefined while it waits. */
export function byHand(key: string, data: Data): number | undefined {
  try {
    return Number(EXPRESSIONS[key]![1](data))
  } catch (error) {
    if (error === PENDING) return undefined
    throw error
  }
}
