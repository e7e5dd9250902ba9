import { mayHoldNumber, optionsOf } from '@formwright/definition'
import type { EvidenceRule, Option, Schema } from '@formwright/definition'
import { asksTicked } from '@formwright/engine'

/** A condition under which a field requires evidence; `undefined` for never. */
interface EvidenceChoice {
  /** Its unique key. */
  readonly key: string
  readonly when: EvidenceRule['when'] | undefined
  /** Title of the option, if it is for one of several. */
  readonly option?: string
}

/** The conditions that are available for a field: always, for a number, for an option. */
export function evidenceChoices(schema: Schema): readonly EvidenceChoice[] {
  const rule = schema['x-evidence']
  const plain = (['always', 'ticked', 'positive', 'optional'] as const).filter((when) =>
    when === 'ticked' ? schema.type === 'array' : when === 'positive' ? mayHoldNumber(schema) : true,
  )
  const options = schema.type === 'array' ? [] : (optionsOf(schema) ?? [])
  const choices: EvidenceChoice[] = [
    { key: 'none', when: undefined },
    ...plain.map((when) => ({ key: when, when })),
    ...options.map(({ const: value, title }) => choiceOf(value, title)),
  ]
  const own = typeof rule?.when === 'object' ? choiceOf(rule.when.is) : undefined
  return !own || choices.some(({ key }) => key === own.key) ? choices : [...choices, own]
}

/** The key of the field's current condition. */
export function evidenceKey({ 'x-evidence': rule }: Schema): string {
  if (rule === undefined) return 'none'
  return typeof rule.when === 'object' ? choiceOf(rule.when.is).key : rule.when
}

function choiceOf(value: string | number | boolean, title = String(value)): EvidenceChoice {
  return { key: `is ${JSON.stringify(value)}`, when: { is: value }, option: title }
}

/**
 * Adds or removes a ticked option that requires evidence. If all do, none is listed; if none does, the result
 * is `undefined`.
 */
export function withProofOf(
  rule: EvidenceRule,
  all: readonly Option[],
  code: string,
  on: boolean,
): EvidenceRule | undefined {
  const { options: _, ...others } = rule
  const options = all
    .map((option) => option.const)
    .filter((option) => (option === code ? on : asksTicked(rule, option)))
  if (options.length === 0) return undefined
  return options.length === all.length ? others : { ...others, options }
}
