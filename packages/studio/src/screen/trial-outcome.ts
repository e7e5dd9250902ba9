import type { Field } from '@formwright/definition'
import type { Finding, Form, FormStore } from '@formwright/engine'
import type { WrittenRule } from '../edits/rules.ts'
import { expressionIn, isDeciding } from '../sentences/rule-reads.ts'
import { valueInWords } from './value-in-words.ts'

type Effect = 'required' | 'visible' | 'enabled' | 'compute'

/** The outcome of a rule for some answers: its finding, or its effect on the field. */
export type TrialOutcome =
  | { readonly found: readonly Finding[] }
  | { readonly gives: Effect | `not-${Effect}`; readonly value: string }
  /** There is no outcome: the rule has an error, an unfinished sentence, or is omitted from the edition. */
  | { readonly untried: 'wrong' | 'unfinished' | 'omitted' }

/** The outcome of a rule for some answers; `undefined` for a rule about rows, as none is selected. */
export function outcomeOf(
  rule: WrittenRule,
  form: Pick<Form, 'bundle' | 'problems'>,
  store: FormStore,
  fields: readonly Field[],
): TrialOutcome | undefined {
  const kind = expressionIn(rule)?.[0]
  if (kind === undefined) return undefined
  const entry = form.bundle.rules.find(({ id }) => id === rule.id)
  if (!entry) return { untried: 'omitted' }
  // a rule that cannot be evaluated reports nothing, which does not mean that it holds
  const isWrong = form.problems.some(
    ({ part, pointer }) => part === entry.part && isDeciding(pointer, entry.index),
  )
  if (isWrong) return { untried: 'wrong' }
  if (kind === 'check') return { found: store.findings().filter(({ code }) => code === rule.id) }
  const pointer = cellAt([rule.at].flat()[0]!, fields)
  if (pointer === undefined) return undefined
  const value = kind === 'compute' ? store.computedAt(pointer) : undefined
  const holds = kind === 'compute' ? value !== undefined : store.state(pointer)[kind]
  return { gives: holds ? kind : `not-${kind}`, value: valueInWords(value) }
}

/** The pointer that a rule is about; for a field of several years the last one. */
function cellAt(at: string, fields: readonly Field[]): string | undefined {
  if (/\{|\*/.test(at)) return undefined
  const field = fields.find(({ pointer }) => at === pointer || at.startsWith(`${pointer}/`))
  const cells = field?.cells.map(({ pointer }) => pointer) ?? []
  return cells.includes(at) ? at : cells.at(-1)
}
