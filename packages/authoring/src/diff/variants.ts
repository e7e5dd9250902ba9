import type { EditionFile, RegionalVariant } from '@formwright/definition'
import type { Comparison } from './comparison.ts'
import { compareInstructions, compareParams, compareWindows } from './rulings.ts'
import { classOfProperty, classOfRule } from './effects.ts'
import { compareRules } from './rules.ts'

/** Compares regional variants: which there are, and what differs in each. */
export function compareVariants(comparison: Comparison): void {
  const { before, after } = comparison
  const isNextYear = before.edition.edition !== after.edition.edition
  // variants are for one year, so whether one still applies has to be decided
  const toDecide = { class: 'choice' as const }
  comparison.named(before.variants ?? [], after.variants ?? [], ({ region }) => region, {
    added: (variant) => {
      comparison.add('variant-added', variant.authority)
      compareRulings(comparison, {}, variant)
    },
    removed: (variant) => {
      const decides = RULINGS.some((key) => key !== 'instructions' && Object.hasOwn(variant, key))
      comparison.add('variant-removed', variant.authority, isNextYear || decides ? toDecide : {})
    },
    both: (one, other) => {
      if (isNextYear && other.verified === false) comparison.add('variant-carried', other.authority, toDecide)
      comparison.attributes('variant-changed', other.authority, one, other, {
        except: [...RULINGS, ...(isNextYear ? ['verified'] : [])],
        classOf: classOfProperty,
      })
      compareRulings(comparison, one, other)
    },
    moved: () => {},
  })
}

type Rulings = Partial<RegionalVariant>

const RULINGS = ['window', 'params', 'severity', 'rules', 'instructions']

function compareRulings(comparison: Comparison, before: Rulings, after: RegionalVariant): void {
  comparison.ruledBy(after.authority, () => {
    const [was, { edition }] = [comparison.before.edition, comparison.after]
    compareWindows(comparison, before.window, after.window)
    compareParams(comparison, titled(before.params, was.params), titled(after.params, edition.params), {
      before: was.params,
      after: edition.params,
    })
    compareSeverities(comparison, before.severity, after.severity)
    compareRules(comparison, { before: before.rules ?? [], after: after.rules ?? [] })
    compareInstructions(comparison, before.instructions, after.instructions)
  })
}

/** A parameter of a variant with title and unit of the edition's parameter. */
function titled(ruled: RegionalVariant['params'] = {}, params: EditionFile['params']): EditionFile['params'] {
  return Object.fromEntries(
    Object.entries(ruled).map(([name, value]) => {
      const { title = name, unit } = params[name] ?? {}
      return [name, { title, ...(unit === undefined ? {} : { unit }), ...value }]
    }),
  )
}

/** Compares the severities set for rules; those not set are those of the edition. */
function compareSeverities(
  comparison: Comparison,
  before: RegionalVariant['severity'] = {},
  after: RegionalVariant['severity'] = {},
): void {
  const { rules } = comparison.after
  for (const id of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const rule = rules.find((one) => one.id === id)
    const [was, is] = [before[id] ?? rule?.severity, after[id] ?? rule?.severity]
    if (before[id] === after[id]) continue
    comparison.add('rule-severity', id, {
      part: rule?.part ?? '',
      attribute: 'severity',
      before: was,
      after: is,
      class: is === 'warning' || !rule ? 'safe' : classOfRule(rule, comparison.after),
    })
  }
}
