import { ownMember, valueAt } from '@formwright/definition'
import { placeInRule } from '../document/unfinished.ts'
import type { UnfinishedTexts } from '../document/unfinished.ts'
import type { WrittenRule } from '../edits/rules.ts'
import type { StudioModel } from '../model/studio-model.ts'

/** A sentence of a rule that was begun and says nothing yet. */
export interface OpenSentence {
  readonly place: string
  readonly part: string
  /** Which rule of its part. */
  readonly index: number
  readonly id: string
  readonly text: string
}

/** What the member of a rule says, in one line. */
export function saidIn(rule: WrittenRule, member: string): string {
  return [valueAt(rule, `/${member}`) ?? ''].flat().join(', ')
}

/** The sentences that are unfinished, of the rules that still say what they were typed over. */
export function openSentences({ loaded }: StudioModel, typed: UnfinishedTexts): readonly OpenSentence[] {
  const places = Object.keys(typed)
  if (places.length === 0) return []
  return loaded.parts.flatMap(({ key: part, files }) =>
    ((files.rules?.value as { rules?: readonly WrittenRule[] } | undefined)?.rules ?? []).flatMap(
      (rule, index) =>
        places.flatMap((place): OpenSentence[] => {
          const start = placeInRule(rule.id, '')
          if (!place.startsWith(start)) return []
          const { text, value } = ownMember(typed, place)!
          if (saidIn(rule, place.slice(start.length)) !== value) return []
          return [{ place, part, index, id: rule.id, text }]
        }),
    ),
  )
}
