import {
  fieldsOf,
  isDecidedOutside,
  joinPointer,
  LABEL_SEPARATOR,
  ownRegions,
  patternExample,
  languageOf,
  optionsOf,
  splitPointer,
  titledChoicesOf,
  treeOf,
  valueAt,
  walk,
} from '@formwright/definition'
import type { Cell, FormBundle, FormNode, Json, Schema } from '@formwright/definition'
import { withValueAtPointer, withValue } from '@formwright/engine'
import type { Finding, Form } from '@formwright/engine'
import { withAll } from './case-files.ts'
import { sampleWord } from './sample-words.ts'
import { isWithinLimits } from './within-limits.ts'

/**
 * Plausible answers for every cell, as a start for samples and cases of a form without any. Findings are
 * fixed as far as possible without knowing what the form is about.
 */
export function sampleAnswers(form: Form): unknown {
  const filled = applying(form, withFixes(form, plausibleAnswers(form.bundle)))
  return applying(form, withFixes(form, applying(form, withTaken(form, filled))))
}

/** Answers without hidden values and branches that do not apply. */
export function applying(form: Form, answers: unknown): unknown {
  return form.conditions.shown(answers).answers
}

function plausibleAnswers(bundle: FormBundle): unknown {
  const tree = treeOf(bundle)
  const left = ofOtherAlternatives(tree.root)
  const cells = fieldsOf(bundle).flatMap((field) => field.cells.filter(({ pointer }) => !left.has(pointer)))
  return cells.reduce<unknown>((answers, cell) => {
    const value = plausible(bundle, cell)
    const path = pathOf(cell)
    return value === undefined || !hasRoom(answers, path)
      ? answers
      : withValueAtPointer(tree, answers, joinPointer(path), value)
  }, {})
}

/** Pointers that only exist in alternatives other than the first, as only one of several is filled in. */
function ofOtherAlternatives(root: FormNode): ReadonlySet<string> {
  const [first, others] = [new Set<string>(), new Set<string>()]
  for (const node of walk(root)) {
    if (node.kind !== 'cell' && node.kind !== 'opaque') continue
    ;(isOfOther(node) ? others : first).add(node.pointer)
  }
  return new Set([...others].filter((pointer) => !first.has(pointer)))
}

function isOfOther(node: FormNode): boolean {
  const { parent } = node
  if (!parent) return false
  const isPicked = parent.variants === 'oneOf' || parent.variants === 'anyOf'
  return (isPicked && parent.children[0] !== node && !isDecidedOutside(parent)) || isOfOther(parent)
}

/** Whether a path enters lists only at an index that exists or is the next one. */
function hasRoom(answers: unknown, path: readonly string[]): boolean {
  return path.every((key, index) => {
    const holder = valueAt(answers, joinPointer(path.slice(0, index)))
    return !Array.isArray(holder) || Number(key) <= holder.length
  })
}

/** Maximum number of rounds: a fix may cause another finding, and fixes may alternate forever. */
const ROUNDS = 5

/** Applies the fixes of findings: totals, growth, as many names as counted. */
function withFixes(form: Form, answers: unknown): unknown {
  let fixed = answers
  for (let round = 0; round < ROUNDS; round++) {
    const fixes = form.assess(fixed).findings.flatMap(({ fix = {} }) => Object.entries(fix))
    if (fixes.length === 0) break
    fixed = withAll(fixed, fixes)
  }
  return fixed
}

/** Common texts to try for a cell that rejects the plausible ones. */
const TEXTS = [
  '12345678901',
  '123456',
  '12345',
  '1234',
  'A1',
  'AB123456',
  'a@example.org',
  'https://example.org',
  '2024-01-01',
  '09:00:00Z',
  '2024-01-01T09:00:00Z',
]

/**
 * Replaces values that are rejected: texts by ones that match their pattern or format; in branches that share
 * a member, by what the applicable one requires.
 */
function withTaken(form: Form, answers: unknown): unknown {
  const isWrong = ({ code }: Finding) => ['format', 'range', 'type', 'choice'].includes(code)
  const wrong = new Set(
    form
      .assess(answers)
      .findings.filter(isWrong)
      .map(({ pointer }) => pointer),
  )
  const cells = fieldsOf(form.bundle).flatMap((field) => field.cells)
  return cells.reduce<unknown>((made, cell) => {
    const pointer = joinPointer(pathOf(cell))
    if (!wrong.has(pointer)) return made
    for (const value of takenBy(form.bundle, cell)) {
      const tried = withValue(made, pathOf(cell), value)
      const { findings } = form.assess(tried)
      if (!findings.some((finding) => isWrong(finding) && finding.pointer === pointer)) return tried
    }
    return made
  }, answers)
}

/** Values that a cell may accept, most plausible first. */
function takenBy(bundle: FormBundle, cell: Cell): readonly unknown[] {
  const { examples = [] } = cell.schema
  const texts = cell.shape === 'text' ? [...fitting(cell.schema), ...TEXTS] : []
  const values = [plausible(bundle, cell), ...(Array.isArray(examples) ? examples : []), ...texts]
  return values.filter((value) => value !== undefined)
}

/** A text that matches a pattern, if one can be generated. */
function fitting({ pattern }: Schema): readonly string[] {
  const example = pattern === undefined ? undefined : patternExample(pattern)
  return example === undefined ? [] : [example]
}

/** The first row stands for all. */
function pathOf({ pointer }: Cell): string[] {
  return splitPointer(pointer.replaceAll('*', '0'))
}

/** The form's own regions, smallest level first. */
export function regionsIn({ regions }: Pick<FormBundle['form'], 'regions'>) {
  return ownRegions({ regions: { levels: [...(regions?.levels ?? [])].reverse() } })
}

function plausibleText(schema: Schema, words: string): string {
  const { examples = [] } = schema
  const texts = [words, ...(Array.isArray(examples) ? examples : []), ...TEXTS, ...fitting(schema)]
  return (texts as readonly string[]).find((text) => isWithinLimits({ schema }, text)) ?? words
}

/** As many options as have to be ticked. */
function firstOptions({ items, minItems = 0 }: Schema, required: boolean): Json {
  const options = optionsOf(items ?? {}) ?? []
  return options.slice(0, Math.max(Number(minItems), required ? 1 : 0)).map((option) => option.const)
}

/** 10, or the nearest number within the limits. */
function plausibleNumber(schema: Schema): number {
  const nearest = Math.min(Math.max(10, schema.minimum ?? 0), schema.maximum ?? Number.POSITIVE_INFINITY)
  const { exclusiveMinimum: above, exclusiveMaximum: below, multipleOf: step } = schema
  const limits = [above, below].filter((limit) => limit !== undefined).map(Number)
  const near = [1, 0.1, 0.01].flatMap((by) => limits.flatMap((limit) => [limit + by, limit - by]))
  const steps =
    step === undefined ? [] : [nearest, ...near].map((one) => Math.ceil(one / Number(step)) * Number(step))
  const tried = [nearest, ...near, ...steps]
  return tried.find((one) => isWithinLimits({ schema }, one)) ?? nearest
}

/** As many names as required, including those required by `contains`. */
function plausibleNames({ contains, minContains = 1, minItems = 1 }: Schema, word: string): string[] {
  const { const: only, enum: [first] = [only] } = (typeof contains === 'object' ? contains : {}) as Schema
  const kept = typeof first === 'string' ? Array.from({ length: Number(minContains) }, () => first) : []
  const others = Array.from({ length: Math.max(kept.length === 0 ? 1 : 0, Number(minItems) - kept.length) })
  return [...kept, ...others.map((_, index) => (index === 0 ? word : `${word} ${index + 1}`))]
}

/** A plausible value for a cell; `undefined` if there is none. */
export function plausible(
  { edition, form }: FormBundle,
  { shape, schema, label, required }: Cell,
): Json | undefined {
  const language = languageOf(form)
  if (schema.default !== undefined) return schema.default
  const [choice] = titledChoicesOf(schema) ?? []
  if (choice) return choice.const
  switch (shape) {
    case 'number':
      return plausibleNumber(schema)
    case 'boolean':
      return true
    case 'choices':
      return firstOptions(schema, required)
    case 'names':
      return plausibleNames(schema, sampleWord('first', language))
    case 'date':
      return edition.window?.from ?? `${edition.edition.slice(0, 4)}-01-01`
    case 'region':
      return regionsIn(form)[0] ?? { code: '110101', name: sampleWord('region', language) }
    case 'text':
      return plausibleText(schema, label.split(LABEL_SEPARATOR).at(-1) || sampleWord('something', language))
    case 'rows':
      return [{}]
    default:
      return undefined
  }
}
