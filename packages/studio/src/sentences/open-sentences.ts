import { ownMember, valueAt } from '@formwright/definition'
import { unfinishedKey } from '../document/unfinished.ts'
import type { UnfinishedTexts } from '../document/unfinished.ts'
import type { WrittenRule } from '../edits/rules.ts'
import type { StudioModel } from '../model/studio-model.ts'

/** An unfinished sentence of a rule. */
export interface OpenSentence {
  readonly draftKey: string
  readonly part: string
  /** Index of the rule in its part. */
  readonly index: number
  readonly id: string
  readonly text: string
}

/** The value of a rule's member in one line. */
export function saidIn(rule: WrittenRule, member: string): string {
  return [valueAt(rule, `/${member}`) ?? ''].flat().join(', ')
}

/** The unfinished sentences whose rules still have the value that they were typed for. */
export function openSentences({ loaded }: StudioModel, typed: UnfinishedTexts): readonly OpenSentence[] {
  const pointers = Object.keys(typed)
  if (pointers.length === 0) return []
  return loaded.parts.flatMap(({ key: part, files }) =>
    ((files.rules?.value as { rules?: readonly WrittenRule[] } | undefined)?.rules ?? []).flatMap(
      (rule, index) =>
        pointers.flatMap((draftKey): OpenSentence[] => {
          const start = unfinishedKey(rule.id, '')
          if (!draftKey.startsWith(start)) return []
          const { text, value } = ownMember(typed, draftKey)!
          if (saidIn(rule, draftKey.slice(start.length)) !== value) return []
          return [{ draftKey, part, index, id: rule.id, text }]
        }),
    ),
  )
}
