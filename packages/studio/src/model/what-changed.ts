import { isWithin, regionalBundle } from '@formwright/definition'
import type { EditionFile, FileMap, FormBundle } from '@formwright/definition'
import { namesRead, paramsOfRule, textsOfRule } from '@formwright/rules'
import type { DefinitionDocument } from '../document/definition-document.ts'
import { withChanges } from '../document/file-edits.ts'
import type { StudioModel } from './studio-model.ts'

/** A change that affects a rule, before and after; texts in the form's language. */
export type Changed =
  | {
      readonly kind: 'window' | 'years' | 'param'
      /** The parameter's name. */
      readonly name?: string
      readonly title?: string
      readonly was: readonly string[]
      readonly now: readonly string[]
      readonly unit?: string
    }
  /** The rule itself was changed, added or removed. */
  | { readonly kind: 'rule' | 'severity' | 'rule-added' | 'rule-removed' | 'field' }

/** The files when the document was opened. */
export function filesAtFirst({ files, steps }: DefinitionDocument): FileMap {
  return steps.reduceRight<FileMap>((own, { before }) => withChanges(own, before), files)
}

/** The changes that affect a rule or the limit of a field. @param region region whose variant applies */
export function whatChanged(
  before: StudioModel,
  now: StudioModel,
  code: string,
  pointer: string,
  region = '',
): Changed[] {
  const [were, are] = [before, now].map(({ bundle }) => regionalBundle(bundle, region)) as [
    FormBundle,
    FormBundle,
  ]
  const [old, own] = [were, are].map(({ rules }) => rules.find(({ id }) => id === code))
  if (!old && !own) return isSame(fieldIn(before, pointer), fieldIn(now, pointer)) ? [] : [{ kind: 'field' }]
  if (!own) return [{ kind: 'rule-removed' }]
  const changed = settingsOf(were, are, own)
  if (!old) return [{ kind: 'rule-added' }, ...changed]
  if (!isSame(decidedBy(old), decidedBy(own))) changed.unshift({ kind: 'rule' })
  else if (old.severity !== own.severity) changed.unshift({ kind: 'severity' })
  return changed
}

type Rule = StudioModel['bundle']['rules'][number]

/** The members that determine the outcome of a rule and where it is reported. */
function decidedBy({ when, check, each, let: named, at, kind }: Rule) {
  return [when, check, each, named, at, kind]
}

function settingsOf(before: FormBundle, now: FormBundle, rule: Rule): Changed[] {
  const [was, is] = [before.edition, now.edition]
  const names = new Set(textsOfRule(rule).flatMap((text) => [...namesRead(text)]))
  const changed: Changed[] = []
  const compare = (kind: 'window' | 'years' | 'param', one: readonly string[], other: readonly string[]) => {
    if (!isSame(one, other)) changed.push({ kind, was: one, now: other })
  }
  if (names.has('window')) compare('window', daysOf(was.window), daysOf(is.window))
  for (const [name, years] of Object.entries(is.years))
    if (names.has(name)) compare('years', wordsOf(was.years[name]), wordsOf(years))
  for (const name of paramsOfRule(rule)) {
    const { title, value, unit } = is.params[name] ?? { title: name, value: [] }
    const [one, other] = [wordsOf(was.params[name]?.value), wordsOf(value)]
    if (!isSame(one, other))
      changed.push({
        kind: 'param',
        name,
        title,
        was: one,
        now: other,
        ...(unit === undefined ? {} : { unit }),
      })
  }
  return changed
}

function wordsOf(value: unknown): string[] {
  return value === undefined ? [] : [value].flat().map(String)
}

function daysOf(window: EditionFile['window']): string[] {
  return window ? [window.from, window.to] : []
}

/** The schema of a field, and whether the group around it requires it. */
function fieldIn({ fields }: StudioModel, pointer: string): unknown {
  const field = fields.find((one) => isWithin(pointer, one.pointer))
  return [field?.schema, field?.node.parent?.schema.required?.includes(field.node.key)]
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}
