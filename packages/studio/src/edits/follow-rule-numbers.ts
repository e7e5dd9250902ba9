import { unitsOfUnitless } from '@formwright/authoring'
import { below, inUnit, printUnit, unitsAgree, valueAt } from '@formwright/definition'
import type { FormBundle, Unit } from '@formwright/definition'
import { compileRules, standardFunctions } from '@formwright/rules'
import type { Expr, TypedExpression } from '@formwright/rules'
import type { FileEdits } from '../document/file-edits.ts'
import { escaped } from '../usage/mentions.ts'
import { partOf } from '../model/studio-model.ts'
import type { StudioModel } from '../model/studio-model.ts'
import { followText } from './texts.ts'

/**
 * Converts the numbers that rules compare with, or add to, values whose unit an act changes. A message that
 * has such a number with its unit follows.
 * @param then the bundle after the act
 * @returns how many were converted
 */
export function followRuleNumbers(model: StudioModel, then: FormBundle, edits: FileEdits): number {
  const [was, later] = [typedIn(model.bundle), typedIn(then)]
  nameUnits(model, edits, unitsOfUnitless(was), unitsOfUnitless(later))
  const now = new Map(later.map((typed) => [placeOf(typed), unitsOfNumbers(typed.expr)]))
  const done = new Set<string>()
  let count = 0
  for (const typed of was) {
    const [place, units] = [placeOf(typed), now.get(placeOf(typed))]
    const { files } = partOf(model, typed.rule.part)
    if (!units || !files.rules || done.has(place)) continue
    done.add(place)
    // placeholders of messages are not written by themselves
    if (valueAt(files.rules.value, typed.pointer) !== typed.text) continue
    const converted = [...unitsOfNumbers(typed.expr)].flatMap(([start, number]) => {
      const wanted = units.get(start)?.unit
      if (!wanted || unitsAgree(number.unit, wanted)) return []
      const value = inUnit(number.value, number.unit, wanted)
      const isSame = value === undefined || value === number.value
      return isSame || /e/.test(String(value)) ? [] : [{ ...number, start, wanted, now: value }]
    })
    if (converted.length === 0) continue
    count += converted.length
    const text = [...converted]
      .sort((a, b) => b.start - a.start)
      .reduce((all, one) => all.slice(0, one.start) + String(one.now) + all.slice(one.end), typed.text)
    const json = edits.json(files.rules.file)
    json.set(typed.pointer, text)
    for (const key of ['message', 'eligibility/threshold']) {
      const at = `/rules/${typed.rule.index}/${key}`
      const message = json.get(at)
      if (typeof message !== 'string') continue
      const follows = converted.reduce(inMessage, message)
      if (follows === message) continue
      json.set(at, follows)
      followText(model, edits, message, follows)
    }
  }
  return count
}

/**
 * A parameter without unit that was taken for an amount in the earlier unit is given that unit: its value
 * still means the same.
 */
function nameUnits(
  { edition }: StudioModel,
  edits: FileEdits,
  was: ReadonlyMap<string, string>,
  now: ReadonlyMap<string, string>,
): void {
  const json = edits.json(`${edition}/edition.json`)
  for (const [name, unit] of was) {
    const at = below('/params', name)
    const isChanged = now.has(name) && now.get(name) !== unit
    if (isChanged && json.get(at) !== undefined) json.set(below(at, 'unit'), unit, { after: 'value' })
  }
}

interface WrittenNumber {
  readonly value: number
  readonly unit: Unit
  readonly end: number
}

function typedIn(bundle: FormBundle): readonly TypedExpression[] {
  return compileRules(bundle, { thorough: true }).typed
}

/** A rule that is repeated has an expression for each repetition. */
function placeOf({ rule, pointer }: TypedExpression): string {
  return `${rule.part} ${pointer}`
}

/** The numbers written in an expression that stand for an amount with a unit, by their position. */
function unitsOfNumbers(expr: Expr): Map<number, WrittenNumber> {
  const found = new Map<number, WrittenNumber>()
  const look = (one: Expr, around: Unit | undefined) => {
    const { node, parts = [], constant } = one
    // a negative number is its own expression
    const { start, end } = node.op === '-_' ? node.args : node
    const isWritten = node.op === 'value' || (node.op === '-_' && node.args.op === 'value')
    if (isWritten && typeof constant === 'number' && around)
      found.set(start, { value: Math.abs(constant), unit: around, end })
    const shared = sharing(one)
    const unit = shared.map(({ type }) => (type.kind === 'number' ? type.unit : undefined)).find(Boolean)
    for (const part of parts) look(part, shared.includes(part) ? (unit ?? around) : undefined)
  }
  look(expr, undefined)
  return found
}

const OPERATORS: ReadonlySet<string> = new Set(['<', '<=', '>', '>=', '==', '!=', '+', '-', '-_'])
/** Functions whose arguments are all in one unit. */
const FUNCTIONS: ReadonlySet<string> = new Set([
  ...standardFunctions.filter(({ units }) => units === 'same').map(({ name }) => name),
  'near',
])

/** The parts of an expression that are in the same unit. */
function sharing({ node, parts = [] }: Expr): readonly Expr[] {
  if (OPERATORS.has(node.op)) return parts
  if (node.op === '?:') return parts.slice(1)
  const name = node.op === 'call' ? node.args[0] : node.op === 'rcall' ? node.args[0] : ''
  return FUNCTIONS.has(name) ? parts : []
}

/** A message with a number and its unit replaced; other numbers are kept. */
function inMessage(message: string, { value, unit, wanted, now }: Converted): string {
  const written = new RegExp(`(?<![\\d.,])${escaped(String(value))}(\\s*)${escaped(printUnit(unit))}`, 'g')
  return message.replaceAll(written, (_, space: string) => `${now}${space}${printUnit(wanted)}`)
}

interface Converted extends WrittenNumber {
  readonly wanted: Unit
  readonly now: number
}
