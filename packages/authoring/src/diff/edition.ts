import type { EditionFile } from '@formwright/definition'
import type { Comparison } from './comparison.ts'

const NAMED = ['years', 'window', 'params', 'schemaChecks', 'instructions', 'tables']

/** What `edition.json` says: years, window, parameters, general checks, instructions, tables. */
export function compareEdition(comparison: Comparison): void {
  const { edition: before } = comparison.before
  const { edition: after } = comparison.after
  comparison.attributes('edition-changed', after.title, before, after, {
    except: NAMED,
    exact: ['edition', 'previous'],
  })
  compareYearSets(comparison, before, after)
  comparison.attributes('window-changed', '', before.window ?? {}, after.window ?? {}, {
    exact: ['from', 'to'],
  })
  compareParams(comparison, before, after)
  compareLists(comparison, before, after)
  compareCarry(comparison)
  const { variants = [] } = comparison.before
  comparison.named(variants, comparison.after.variants ?? [], ({ region }) => region, {
    added: ({ authority }) => comparison.add('variant-added', authority),
    removed: ({ authority }) => comparison.add('variant-removed', authority),
    both: (one, other) =>
      comparison.attributes('variant-changed', other.authority, one, other, { exact: ['window', 'params'] }),
    moved: () => {},
  })
}

/** A carry map from another edition is another map; of the same edition, line by line. */
function compareCarry(comparison: Comparison): void {
  const [before, after] = [comparison.before.carry, comparison.after.carry]
  if (before?.from !== after?.from) {
    comparison.add('carry-from', '', { before: before?.from, after: after?.from })
    return
  }
  const entries = (map: typeof before) => ({ ...map?.fields, ...map?.dropped, note: map?.note })
  const [one, other] = [entries(before), entries(after)] as [Record<string, unknown>, Record<string, unknown>]
  for (const id of new Set([...Object.keys(one), ...Object.keys(other)]))
    if (!comparison.same(one[id], other[id]))
      comparison.add('carry-changed', id, { before: one[id], after: other[id] })
}

/** Years that are compared as they are, as nothing but the years themselves can explain that they moved. */
function compareYearSets(comparison: Comparison, before: EditionFile, after: EditionFile): void {
  for (const set of new Set([...Object.keys(before.years), ...Object.keys(after.years)])) {
    const [one, other] = [before.years[set], after.years[set]]
    if (JSON.stringify(one) === JSON.stringify(other)) continue
    if (!one) comparison.add('years-added', set, { after: other })
    else if (!other) comparison.add('years-removed', set, { before: one, class: 'loses-answers' })
    else {
      const lost = one.some((year) => !other.includes(year))
      comparison.add('years-changed', set, {
        before: one,
        after: other,
        class: lost ? 'loses-answers' : 'safe',
      })
    }
  }
}

function compareParams(comparison: Comparison, before: EditionFile, after: EditionFile): void {
  comparison.named(Object.keys(before.params), Object.keys(after.params), (name) => name, {
    added: (name) =>
      comparison.add('param-added', after.params[name]!.title, {
        attribute: name,
        after: after.params[name]!.value,
      }),
    removed: (name) =>
      comparison.add('param-removed', before.params[name]!.title, {
        attribute: name,
        before: before.params[name]!.value,
      }),
    both: (name, now) => {
      const [one, other] = [before.params[name]!, after.params[now]!]
      if (JSON.stringify(one.value) !== JSON.stringify(other.value))
        comparison.add('param-value', other.title, { attribute: name, before: one.value, after: other.value })
      comparison.attributes('param-changed', other.title, one, other, { except: ['value'] })
    },
  })
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
  comparison.named(before.instructions ?? [], after.instructions ?? [], ({ id }) => id, {
    added: ({ id, text }) => comparison.add('instruction-added', id, { after: text }),
    removed: ({ id, text }) => comparison.add('instruction-removed', id, { before: text }),
    both: (one, other) => {
      if (!comparison.same(one, other))
        comparison.add('instruction-changed', other.id, { before: one.text, after: other.text })
    },
    moved: (a, b) => comparison.add('instruction-order', '', { before: a, after: b }),
  })
  comparison.named(before.tables ?? [], after.tables ?? [], ({ id }) => id, {
    added: ({ title }) => comparison.add('table-added', title),
    removed: ({ title }) => comparison.add('table-removed', title),
    both: (one, other) => comparison.attributes('table-changed', other.title, one, other),
    moved: (a, b) =>
      comparison.add('edition-changed', after.title, { attribute: 'tables', before: a, after: b }),
  })
}
