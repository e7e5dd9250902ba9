import { equal, fileInfo } from '@formwright/definition'
import { fieldAt } from '../model/studio-model.ts'
import type { StudioModel } from '../model/studio-model.ts'
import { escaped, mentionsOf, namesField } from '../usage/mentions.ts'
import { act } from './act.ts'
import type { Act } from './act.ts'
import { optionsOfField, writeOptions } from './change-field.ts'
import { removeRules, rulesIn, rulesWithout } from './rules-without.ts'
import type { RuleWithout } from './rules-without.ts'

/** Removes an option with everything that rules, samples and cases contain about it. */
export function removeOption(model: StudioModel, pointer: string, code: string): Act {
  const field = fieldAt(model, pointer)
  const left = (optionsOfField(field.schema) ?? []).filter((option) => option.const !== code)
  return act(model, { name: 'set-options', values: { label: field.title } }, (edits) => {
    removeRules(edits, rulesOfOption(model, pointer, code))
    writeOptions(model, edits, pointer, left)
  })
}

/** Whether removing an option also affects rules, samples or cases. */
export function isOptionUsed(model: StudioModel, pointer: string, code: string): boolean {
  if (rulesOfOption(model, pointer, code).length > 0) return true
  return [...removeOption(model, pointer, code).changes.keys()].some((path) =>
    ['answers', 'cases'].includes(fileInfo(path).kind),
  )
}

/** The rules that mention an option, and what is left of each without it. */
export function rulesOfOption(model: StudioModel, pointer: string, code: string): readonly RuleWithout[] {
  const quoted = new RegExp(`(['"])${escaped(code)}\\1`)
  const own = namesField(pointer)
  const others = model.fields.flatMap((field) =>
    field.pointer !== pointer && optionsOfField(field.schema)?.some((option) => option.const === code)
      ? [namesField(field.pointer)]
      : [],
  )
  const named = (text: string) => quoted.test(text) && (own(text) || !others.some((other) => other(text)))
  const { title } = fieldAt(model, pointer)
  return rulesWithout(model, rulesIn(model, mentionsOf(model, pointer)), named, title).filter(
    ({ rule, rest }) => rest === undefined || !equal(rule, rest),
  )
}
