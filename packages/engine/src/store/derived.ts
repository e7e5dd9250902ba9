import {
  equal,
  holdsNothing,
  isEmpty,
  isReadOnlyAt,
  ownMember,
  splitPointer,
  valueAt,
} from '@formwright/definition'
import type { Json } from '@formwright/definition'
import { readingIndex } from '@formwright/rules'
import type { CompiledEffect, Position } from '@formwright/rules'
import { computedValues } from '../assess/computed.ts'
import type { CompiledForm } from '../compiled-form.ts'
import type { Change } from '../rows/row-changes.ts'
import { clearedChanges } from './inactive.ts'
import { pointersOfChangedBranches } from '../structure/branch-groups.ts'
import { withValue } from '../structure/with-value.ts'
import type { Own } from '../structure/with-value.ts'

/** Maximum length of a chain of formulas; the linter rejects cycles. */
const LONGEST_CHAIN = 100

interface Options {
  /** The differing pointers of the documents, if not the given ones. */
  readonly changed?: readonly string[]
  /** Pointers whose values nobody typed here, as after a merge: computed again whatever their value. */
  readonly replaceable?: ReadonlySet<string> | undefined
}

/**
 * The consequences of changes: values cleared in branches that no longer apply, and computed values
 * (`compute`), transitively; `undefined` if an input is missing. A value typed over a formula is kept and
 * reported by the check of computed values; hidden cells are computed once they are shown.
 * @param fitting the form for given answers; all formulas are evaluated if the changes ask for other years
 * @param given the pointers that were given a value
 */
export function derivedChanges(
  fitting: (answers: unknown) => CompiledForm,
  before: unknown,
  after: unknown,
  given: readonly string[],
  { changed = given, replaceable = NONE }: Options = {},
): Change[] {
  const form = fitting(after)
  const old = fitting(before)
  const gave = form === old ? ofFormula(old.conditions.shown(before).answers) : ofForm(old, before)
  const wasThere = form === old && !holdsNothing(before)
  const typed = new Set(given)
  const { constant } = formulasOf(form)
  const cleared = clearedChanges(form, before, after, changed)
  const found = new Map<string, Json | undefined>(cleared)
  const isShown = ({ conditions, requirements }: CompiledForm, pointer: string, answers: unknown) =>
    conditions.at({ pointer, required: false }, answers).visible &&
    requirements.isPresent(pointer, conditions.shown(answers).answers)
  let document = cleared.reduce(
    (answers, [pointer, value]) => withValue(answers, splitPointer(pointer), value),
    after,
  )
  const first = [...changed, ...found.keys()]
  let turned = form === old ? turnedAfter(form, before, document, first) : []
  let waiting = form === old ? [...first, ...turned] : ANYWHERE
  for (let depth = 0; waiting.length > 0 && depth < LONGEST_CHAIN; depth++) {
    const filled = new Set<string>()
    const earlier = document
    const own: Own = new WeakSet()
    const { answers } = form.conditions.shown(document)
    const results = resultsAfter(form, answers, waiting, turned, depth === 0)
    for (const { effect, pointer, value } of results) {
      const current = valueAt(document, pointer)
      if (equal(current, value) || !isShown(form, pointer, earlier) || !hasRoom(document, pointer)) continue
      // a constant is filled in once; if it is cleared, it stays empty
      if (
        constant.has(effect) &&
        wasThere &&
        isShown(old, pointer, before) &&
        !isReadOnlyAt(form.tree, pointer)
      )
        continue
      const isFree =
        isEmpty(current) ||
        replaceable.has(pointer) ||
        found.has(pointer) ||
        !isShown(old, pointer, before) ||
        (isReadOnlyAt(form.tree, pointer) && !typed.has(pointer))
      if (!isFree && (typed.has(pointer) || !equal(current, gave(effect, pointer)))) continue
      document = withValue(document, splitPointer(pointer), value, own)
      found.set(pointer, value)
      filled.add(pointer)
    }
    turned = turnedAfter(form, earlier, document, [...filled])
    waiting = [...filled, ...turned]
  }
  return [...found]
}

/** Whether a pointer only passes through objects and existing rows: a file may contain anything. */
function hasRoom(document: unknown, pointer: string): boolean {
  let at = document
  for (const key of splitPointer(pointer)) {
    if (at === undefined || at === null) return true
    if (typeof at !== 'object' || (Array.isArray(at) && !Object.hasOwn(at, key))) return false
    at = ownMember(at, key)
  }
  return true
}

/** The pointers that changes show or hide, or that belong to branches that changed. */
function turnedAfter(
  { conditions, tree, branches }: CompiledForm,
  before: unknown,
  after: unknown,
  changed: readonly string[],
): readonly string[] {
  if (changed.length === 0) return []
  const turned = conditions.follow(before, after, changed)
  const [was, is] = [before, after].map((answers) => conditions.shown(answers).answers)
  return [...turned, ...pointersOfChangedBranches(tree, branches.applies, [was, is], [...changed, ...turned])]
}

const ANYWHERE = ['']
const ANYHOW: readonly Position[] = [new Map()]
const NONE: ReadonlySet<string> = new Set()

/** The previous result of a formula at a pointer. */
type Gave = (effect: CompiledEffect, pointer: string) => Json | undefined

function ofFormula(before: unknown): Gave {
  return (effect, pointer) => effect.evaluate(before, pointer)
}

/** The formulas for other years differ, although they fill the same cells. */
function ofForm(old: CompiledForm, before: unknown): Gave {
  const values = computedValues(old, before)
  return (_, pointer) => values[pointer]
}

interface Result {
  readonly effect: CompiledEffect
  readonly pointer: string
  readonly value: Json | undefined
}

/**
 * The new results of formulas that read one of these pointers (each row once), of those whose own cells
 * changed visibility, and at first of constant ones.
 */
function resultsAfter(
  form: CompiledForm,
  document: unknown,
  changed: readonly string[],
  turned: readonly string[],
  isFirst: boolean,
): Result[] {
  const { reading, filling, constant } = formulasOf(form)
  const results = new Map<string, Result>()
  const take = (effect: CompiledEffect, positions: readonly Position[]) => {
    for (const where of positions)
      for (const { pointers, value } of effect.evaluateWhere(document, where))
        for (const pointer of pointers) results.set(pointer, { effect, pointer, value })
  }
  for (const effect of new Set([...(isFirst ? constant : []), ...changed.flatMap(reading)]))
    take(effect, constant.has(effect) ? ANYHOW : effect.concernedBy(changed))
  for (const effect of new Set(turned.flatMap(filling)))
    if (!constant.has(effect)) take(effect, effect.touchedBy(turned))
  return [...results.values()]
}

/** The formulas of a form: by what they read, by what they fill, and the constant ones. */
interface Formulas {
  readonly reading: (pointer: string) => readonly CompiledEffect[]
  readonly filling: (pointer: string) => readonly CompiledEffect[]
  readonly constant: ReadonlySet<CompiledEffect>
}

const formulas = new WeakMap<CompiledForm, Formulas>()

function formulasOf(form: CompiledForm): Formulas {
  let known = formulas.get(form)
  if (!known) {
    const all = form.effects.filter(({ effect }) => effect === 'compute')
    const constant = new Set(all.filter(({ reads }) => reads.size === 0))
    const fills = readingIndex(all.map((effect) => ({ effect, reads: new Set(effect.pointers) })))
    const filling = (pointer: string) => fills(pointer).map(({ effect }) => effect)
    formulas.set(form, (known = { reading: readingIndex(all), filling, constant }))
  }
  return known
}
