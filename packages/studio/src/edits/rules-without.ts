import { equal, ownMember, valueAt } from '@formwright/definition'
import type { FileKind } from '@formwright/definition'
import type { FileEdits } from '../document/file-edits.ts'
import type { StudioModel } from '../model/studio-model.ts'
import type { Mention } from '../usage/mentions.ts'
import { restOfRule } from './rest-of-rule.ts'
import type { WrittenRule } from './rules.ts'

/** A rule that names something that is removed. */
export interface ConcernedRule {
  readonly id: string
  readonly file: string
  readonly index: number
}

/** Kinds of files with rules: those of parts, and those that regions add. */
const WITH_RULES = new Set<FileKind>(['rules', 'variant'])

/** The distinct rules among mentions. */
export function rulesIn(model: StudioModel, mentions: readonly Mention[]): ConcernedRule[] {
  const found = new Map<string, ConcernedRule>()
  for (const { kind, file, pointer } of mentions) {
    const index = /^\/rules\/(\d+)/.exec(pointer)?.[1]
    if (!WITH_RULES.has(kind) || index === undefined) continue
    const id = String(valueAt(model.loaded.sources.get(file)!.value, `/rules/${index}/id`))
    found.set(`${file}${index}`, { id, file, index: Number(index) })
  }
  return [...found.values()]
}

/** Such a rule, and what is left of it; `undefined` if it has to be removed. */
export interface RuleWithout extends ConcernedRule {
  readonly rule: WrittenRule
  readonly rest: WrittenRule | undefined
}

/** The rules without something that is removed. @param title text that replaces its value in messages */
export function rulesWithout(
  model: StudioModel,
  rules: readonly ConcernedRule[],
  named: (text: string) => boolean,
  title: string,
): readonly RuleWithout[] {
  return rules.map((one) => {
    const rule = valueAt(model.loaded.sources.get(one.file)!.value, `/rules/${one.index}`) as WrittenRule
    return { ...one, rule, rest: restOfRule(rule, named, title) }
  })
}

/** Removes rules, or the affected parts of them. */
export function removeRules(edits: FileEdits, rules: readonly RuleWithout[]): void {
  for (const { file, index, rule, rest } of [...rules].sort((a, b) => b.index - a.index)) {
    const json = edits.json(file)
    if (rest === undefined) {
      json.remove(`/rules/${index}`)
      continue
    }
    for (const [key, before] of Object.entries(rule)) {
      const now = ownMember(rest, key)
      if (now === undefined) json.remove(`/rules/${index}/${key}`)
      else if (!equal(now, before)) json.set(`/rules/${index}/${key}`, now)
    }
  }
}
