import type { EditionFile } from '@formwright/definition'
import type { Change } from './change.ts'
import type { Comparison } from './comparison.ts'
import { classOfParam, classOfProperty, classOfWindow } from './effects.ts'

type Window = EditionFile['window']

/** Compares the windows in which applications are accepted. */
export function compareWindows(comparison: Comparison, before: Window, after: Window): void {
  const moved = (end: 'from' | 'to') => before?.[end] !== after?.[end]
  comparison.attributes('window-changed', '', before ?? {}, after ?? {}, {
    exact: ['from', 'to'],
    classOf: classOfWindow,
    // changed dates are unverified as a matter of course
    except: moved('from') || moved('to') ? ['verified'] : [],
  })
}

type Params = EditionFile['params']

/**
 * Compares parameters.
 * @param otherwise values that apply if a parameter is not given: for a region those of the edition
 */
export function compareParams(
  comparison: Comparison,
  before: Params,
  after: Params,
  otherwise: { readonly before: Params; readonly after: Params } = { before: {}, after: {} },
): void {
  const classOf = (name: string, now: string) =>
    classOfParam(now, comparison.after, {
      before: before[name] ?? otherwise.before[name],
      after: after[now] ?? otherwise.after[now],
    })
  comparison.named(Object.keys(before), Object.keys(after), (name) => name, {
    added: (name) =>
      comparison.add('param-added', after[name]!.title, {
        attribute: name,
        ...valuesOf({ after: after[name]! }),
        class: classOf(name, name),
      }),
    removed: (name) =>
      comparison.add('param-removed', before[name]!.title, {
        attribute: name,
        ...valuesOf({ before: before[name]! }),
        class: classOf(name, name),
      }),
    both: (name, now) => {
      const [one, other] = [before[name]!, after[now]!]
      if (JSON.stringify(one.value) !== JSON.stringify(other.value))
        comparison.add('param-value', other.title, {
          attribute: name,
          ...valuesOf({ before: one, after: other }),
          class: classOf(name, now),
        })
      comparison.attributes('param-changed', other.title, one, other, {
        except: ['value'],
        classOf: (attribute, was, is) =>
          classOfProperty(attribute, was, is) === 'safe' ? 'safe' : classOfParam(now, comparison.after),
      })
    },
  })
}

type Param = Params[string]

/** The values, with units if they have any. */
function valuesOf(sides: { readonly before?: Param; readonly after?: Param }): Partial<Change> {
  const each = Object.entries(sides)
  const units = each.flatMap(([side, { unit }]) => (unit === undefined ? [] : [[side, unit]]))
  return {
    ...Object.fromEntries(each.map(([side, { value }]) => [side, value])),
    ...(units.length === 0 ? {} : { units: Object.fromEntries(units) }),
  }
}

type Instructions = EditionFile['instructions']

/** Compares the instructions for applicants. */
export function compareInstructions(
  comparison: Comparison,
  before: Instructions = [],
  after: Instructions = [],
): void {
  // instructions are identified by their number, as people do not see the ids
  const numberOf = (one: NonNullable<Instructions>[number], among: NonNullable<Instructions>) =>
    String(among.indexOf(one) + 1)
  comparison.named(before, after, ({ id }) => id, {
    added: (one) => comparison.add('instruction-added', numberOf(one, after), { after: one.text }),
    removed: (one) => comparison.add('instruction-removed', numberOf(one, before), { before: one.text }),
    both: (one, other) => {
      if (!comparison.same(one, other))
        comparison.add('instruction-changed', numberOf(other, after), {
          before: one.text,
          after: other.text,
        })
    },
    moved: (a, b) => comparison.add('instruction-order', '', { before: a, after: b }),
  })
}
