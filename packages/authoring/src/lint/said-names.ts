import { below, overlap, walk, withoutUnit } from '@formwright/definition'
import type { Problem, RuleEntry } from '@formwright/definition'
import { textsOfRule } from '@formwright/rules'
import { fileProblem, partSource } from './context.ts'
import type { LintCheck, LintContext } from './context.ts'

/**
 * The texts of a rule must name the fields that it is about; a copied rule may still name those of the
 * original, or its year.
 */
export const saidNames: LintCheck = (context) => {
  const named = context.fields.map(({ pointer, title, node }) => ({
    pointer,
    title: withoutUnit(title),
    inside: [...walk(node)].map((member) => withoutUnit(member.title)).filter((inner) => inner !== ''),
  }))
  return context.bundle.rules
    .filter(({ check }) => check !== undefined)
    .flatMap((rule) => [...otherField(context, rule, named), ...otherYear(context, rule)])
}

interface NamedField {
  readonly pointer: string
  readonly title: string
  /** The titles of the field and everything in it. */
  readonly inside: readonly string[]
}

/** A text that contains the title of another field and none of those that the rule is about. */
function otherField(context: LintContext, rule: RuleEntry, fields: readonly NamedField[]): Problem[] {
  const instances = context.instancesOf(rule.id)
  const about = instances.flatMap(({ reads, fixes, at }) => [...reads, ...fixes, at])
  if (about.length === 0) return []
  const isOwn = ({ pointer }: NamedField) => about.some((at) => overlap(at, pointer))
  const own = fields.filter(isOwn)
  if (own.length === 0) return []
  const texts = [
    { text: rule.message, keys: ['message'] },
    { text: rule.eligibility?.criterion, keys: ['eligibility', 'criterion'] },
  ]
  return texts.flatMap(({ text = '', keys }): Problem[] => {
    const plain = text.replaceAll(/\{[^{}]*\}/g, ' ')
    const titles = own.flatMap(({ inside }) => inside)
    if (titles.some((title) => plain.includes(title) || title.includes(plain.trim()))) return []
    const other = fields.find(
      (field) =>
        isTelling(field.title) &&
        plain.includes(field.title) &&
        !isOwn(field) &&
        !titles.some((title) => title.includes(field.title)),
    )
    if (!other) return []
    const params = { id: rule.id, other: other.title, field: own[0]!.title }
    const at = below('/rules', rule.index, ...keys)
    return [fileProblem(partSource(context, rule.part, 'rules'), at, 'message-field', params)]
  })
}

/** The values in a message or an eligibility row must be of the years that the rule reads. */
function otherYear(context: LintContext, rule: RuleEntry): Problem[] {
  const read = textsOfRule(rule)
    .filter(({ isTemplate }) => !isTemplate)
    .map(({ text }) => text)
    .join(' ')
  return [
    { text: rule.message, keys: ['message'] },
    { text: rule.eligibility?.value, keys: ['eligibility', 'value'] },
  ].flatMap(({ text = '', keys }) =>
    [...text.matchAll(/\{\s*([\w.]+)\.(first|previous|last)\s*\}/g)].flatMap(
      ([, path = '', year = '']): Problem[] => {
        const pointers = read.split(path).slice(1)
        const years = pointers.map((behind) => /^\.(first|previous|last)\b/.exec(behind)?.[1])
        if (years.length === 0 || years.includes(year) || years.includes(undefined)) return []
        // what a message shows beside what was checked may be there to compare
        const isShown = years.some((own) => text.includes(`{${path}.${own!}}`))
        if (isShown) return []
        const params = { id: rule.id, name: `{${path}.${year}}`, suggestion: `{${path}.${years.at(-1)!}}` }
        const at = below('/rules', rule.index, ...keys)
        return [fileProblem(partSource(context, rule.part, 'rules'), at, 'value-year', params)]
      },
    ),
  )
}

/** Whether a title is long enough not to occur by chance. */
function isTelling(title: string): boolean {
  return /\p{Script=Han}{4}/u.test(title) || (title.length >= 10 && title.includes(' '))
}
