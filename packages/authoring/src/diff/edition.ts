import { equal, fieldsOf, nodesOf } from '@formwright/definition'
import type { EditionFile, FormBundle } from '@formwright/definition'
import type { Comparison } from './comparison.ts'
import { columnsListed } from './listed.ts'
import { compareInstructions, compareParams, compareWindows } from './rulings.ts'
import { compareVariants } from './variants.ts'

const NAMED = ['edition', 'previous', 'years', 'window', 'params', 'schemaChecks', 'instructions', 'tables']

/** Compares `edition.json`: years, window, parameters, general checks, instructions, tables. */
export function compareEdition(comparison: Comparison): void {
  const { edition: before } = comparison.before
  const { edition: after } = comparison.after
  comparison.attributes('edition-changed', after.title, before, after, {
    except: NAMED,
    classOf: (attribute) => (attribute === 'yearsFrom' ? 'choice' : 'safe'),
  })
  if (before.edition !== after.edition)
    comparison.add('edition-name', after.title, { before: before.edition, after: after.edition })
  if (before.previous !== after.previous)
    comparison.add('edition-previous', after.title, { before: before.previous, after: after.previous })
  compareYearSets(comparison)
  compareWindows(comparison, before.window, after.window)
  compareParams(comparison, before.params, after.params)
  compareLists(comparison, before, after)
  compareCarry(comparison)
  compareVariants(comparison)
}

/** Compares carry maps: as a whole if they are for different source editions, otherwise by entry. */
function compareCarry(comparison: Comparison): void {
  const [before, after] = [comparison.before.carry, comparison.after.carry]
  const [from, fromNow] = [before?.from ?? undefined, after?.from ?? undefined]
  if (from !== fromNow) {
    const kind = from === undefined ? 'carry-added' : fromNow === undefined ? 'carry-removed' : 'carry-from'
    comparison.add(kind, '', { before: from, after: fromNow })
    return
  }
  const entries = (map: typeof before) => ({ ...map?.fields, ...map?.dropped, note: map?.note })
  const [one, other] = [entries(before), entries(after)] as [Record<string, unknown>, Record<string, unknown>]
  const titles = new Map(
    [comparison.before, comparison.after].flatMap((bundle) =>
      fieldsOf(bundle).map(({ id, label, title }) => [id, label || title] as const),
    ),
  )
  for (const id of new Set([...Object.keys(one), ...Object.keys(other)]))
    if (!comparison.same(one[id], other[id]))
      comparison.add('carry-changed', titles.get(id) ?? id, {
        before: writtenOut(one[id], id),
        after: writtenOut(other[id], id),
      })
}

/** An entry of a carry map with short forms expanded. */
function writtenOut(entry: unknown, id: string): unknown {
  return entry === 'same' ? { from: id } : entry === 'new' ? null : entry
}

/**
 * Compares the sets of years literally, since years that move with the edition are derived from them. Sets
 * that follow a date in the answers are left out.
 */
function compareYearSets(comparison: Comparison): void {
  const { before, after } = comparison
  const ownSets = ({ edition: { years, yearsFrom = {} } }: FormBundle) =>
    Object.fromEntries(Object.entries(years).filter(([set]) => !Object.hasOwn(yearsFrom, set)))
  const [sets, setsNow] = [ownSets(before), ownSets(after)]
  const required = new Set(nodesOf(before).map(({ schema }) => schema['x-annual']))
  for (const set of new Set([...Object.keys(sets), ...Object.keys(setsNow)])) {
    const [one, other] = [sets[set], setsNow[set]]
    if (equal(one, other)) continue
    const isLost = required.has(set) && one?.some((year) => !other?.includes(year))
    comparison.add(one ? (other ? 'years-changed' : 'years-removed') : 'years-added', set, {
      before: one,
      after: other,
      class: isLost ? 'loses-answers' : 'choice',
    })
  }
}

function compareLists(comparison: Comparison, before: EditionFile, after: EditionFile): void {
  comparison.named(
    before.schemaChecks ?? [],
    after.schemaChecks ?? [],
    ({ code, when = '' }) => `${code} ${when}`,
    {
      added: ({ id }) => comparison.add('check-added', id),
      removed: ({ id }) => comparison.add('check-removed', id),
      both: (one, other) => comparison.attributes('check-changed', other.id, one, other),
      moved: (a, b) =>
        comparison.add('edition-changed', after.title, { attribute: 'schemaChecks', before: a, after: b }),
    },
  )
  compareInstructions(comparison, before.instructions, after.instructions)
  comparison.named(before.tables ?? [], after.tables ?? [], ({ id }) => id, {
    added: ({ title }) => comparison.add('table-added', title),
    removed: ({ title }) => comparison.add('table-removed', title),
    both: (one, other) =>
      comparison.attributes('table-changed', other.title, one, other, { said: columnsListed }),
    moved: (a, b) =>
      comparison.add('edition-changed', after.title, { attribute: 'tables', before: a, after: b }),
  })
}
