import { inLanguage, matching, metaSchemas, valueAt } from '@formwright/definition'
import type { Language, Texts } from '@formwright/definition'
import type { MetaNode } from './members.ts'
import descriptionTexts from './descriptions.json' with { type: 'json' }
import wordTexts from './member-words.json' with { type: 'json' }

/** Words for the members of an object that the meta-schemas leave without a description. */
interface MemberWords {
  /** The objects, each as the kind of its file and the pointer of its node in the meta-schema. */
  readonly at: readonly string[]
  readonly words: Readonly<Record<string, Texts>>
}

export const memberWords: Readonly<Record<string, MemberWords>> = wordTexts

/** Descriptions of the meta-schemas, which are English → language → text. */
export const descriptions: Readonly<Record<string, Texts>> = descriptionTexts

/** The node of a meta-schema that an entry of `memberWords` names. */
export function nodeNamed(place: string): MetaNode | undefined {
  const [kind = '', pointer = ''] = place.split(' ')
  return valueAt(metaSchemas, `/${kind}${pointer}`) as MetaNode | undefined
}

const wordsOfNode = new Map(
  Object.values(memberWords).flatMap(({ at, words }) =>
    at.map((place) => [nodeNamed(place), words] as const),
  ),
)

/**
 * What a member of an object is for, in the reader's language: its own words, and what its meta-schema says.
 *
 * @param holders the nodes of the object
 * @param nodes the nodes of the member's value
 */
export function helpOn(
  name: string | number | undefined,
  holders: readonly MetaNode[],
  nodes: readonly MetaNode[],
  language: Language,
): string {
  const own = holders.flatMap((holder) => {
    const words = wordsOfNode.get(holder)
    return words && name !== undefined && Object.hasOwn(words, name)
      ? [inLanguage(words[name]!, language)]
      : []
  })
  const described = describedIn(nodes).map((text) => translated(text, language))
  return [...new Set([...own, ...described])].join('\n')
}

/** What the nodes say in English. */
export function describedIn(nodes: readonly MetaNode[]): string[] {
  return nodes.flatMap(({ description, title }) => description ?? title ?? [])
}

function translated(text: string, language: Language): string {
  const texts = descriptions[text] ?? {}
  const tag = matching(texts, language)
  return tag === undefined ? text : texts[tag]!
}
