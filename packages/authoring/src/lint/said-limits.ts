import { schemasBelow } from '@formwright/definition'
import type { Problem, Schema } from '@formwright/definition'
import { schemaProblem } from './context.ts'
import type { LintCheck, LintContext } from './context.ts'

/** A limit stated in a title or description must be the one that is checked. */
export const saidLimits: LintCheck = (context) =>
  schemasBelow(context.bundle.schema).flatMap(({ pointer, node }) => [
    ...(['title', 'description'] as const).flatMap((key) => otherLimit(context, pointer, node, key)),
    ...tooMany(context, pointer, node),
  ])

/** A complete number as people write it, possibly with thousands separators. */
const NUMBER = String.raw`(?<![\d,.])(\d{1,3}(?:,\d{3})+|\d+)(?![\d,]*\d)`

interface Saying {
  readonly keyword: 'x-words' | 'maxItems'
  readonly pattern: RegExp
  /** Whether the text after the number is what is counted, if that matters. */
  readonly counts?: (behind: string, title: string) => boolean
}

const SAYINGS: readonly Saying[] = [
  {
    keyword: 'x-words',
    pattern: new RegExp(
      `(?:\u9650|\u4E0D\u8D85\u8FC7|\u6700\u591A)\\s*${NUMBER}\\s*\u4E2A?\u5B57|${NUMBER}\\s*\u5B57\u4EE5\u5185`,
      'g',
    ),
  },
  {
    keyword: 'x-words',
    pattern: new RegExp(
      String.raw`(?:at most|up to|no more than)\s+${NUMBER}\s+words|${NUMBER}\s+words\s+at\s+most`,
      'gi',
    ),
  },
  {
    keyword: 'maxItems',
    // 24 \u4E2A\u6708 are months, and \u4EBA\u6C11\u5E01 is money
    pattern: new RegExp(
      `(?:\u4E0D\u8D85\u8FC7|\u6700\u591A|\u9650)\\s*${NUMBER}\\s*(?:[\u9879\u6761\u884C\u5BB6\u540D]|\u4E2A(?![\u6708\u5B57\u5DE5\u5C0F\u5B63\u5468])|\u4EBA(?![\u6C11\u6708\u6B21]))`,
      'g',
    ),
  },
  {
    keyword: 'maxItems',
    pattern: new RegExp(String.raw`(?:at most|up to|no more than)\s+${NUMBER}|${NUMBER}\s+at\s+most`, 'gi'),
    counts: (behind, title) => {
      const [word = ''] = /^\s*\p{L}+/u.exec(behind) ?? []
      const counted = word.trim().toLowerCase()
      return counted === '' ? !/^\s*[%\p{Sc}]/u.test(behind) : ROWS.test(counted) || isIn(title, counted)
    },
  },
]

/** The numbers of words that a text says are the most. */
export function wordLimitsIn(text: string): number[] {
  return SAYINGS.filter(({ keyword }) => keyword === 'x-words').flatMap(({ pattern }) =>
    [...text.matchAll(pattern)].map(([, first, second = '']) =>
      Number((first ?? second).replaceAll(',', '')),
    ),
  )
}

const ROWS = /^(?:rows?|lines?|items?|entries|entry|records?|names?|people|persons?)$/

function isIn(title: string, word: string): boolean {
  return title
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .includes(word)
}

/** Texts about each row rather than the number of rows. */
const OF_EACH = /\u6BCF|\u5404|\b(?:each|every|per)\b/i

function otherLimit(
  context: LintContext,
  pointer: string,
  node: Schema,
  key: 'title' | 'description',
): Problem[] {
  const text = node[key]
  if (typeof text !== 'string') return []
  return SAYINGS.flatMap(({ keyword, pattern, counts }): Problem[] => {
    const limit = node[keyword]
    if (typeof limit !== 'number') return []
    const stated = text
      .split(/[\u3002\uFF1B;\n]|\.\s/)
      .flatMap((sentence) =>
        keyword === 'maxItems' && OF_EACH.test(sentence)
          ? []
          : [...sentence.matchAll(pattern)]
              .filter(
                ({ 0: all, index }) => counts?.(sentence.slice(index + all.length), node.title ?? '') ?? true,
              )
              .map(([, first, second = '']) => first ?? second),
      )
    const [other] = stated
    if (other === undefined || stated.some((number) => Number(number.replaceAll(',', '')) === limit))
      return []
    return [schemaProblem(context, pointer, key, 'limit-said', { text, said: other, keyword, limit })]
  }).slice(0, 1)
}

/** A larger limit on words probably has too many zeros. */
const MOST_WORDS = 50_000

function tooMany(context: LintContext, pointer: string, { 'x-words': words }: Schema): Problem[] {
  return words !== undefined && words > MOST_WORDS
    ? [schemaProblem(context, pointer, 'x-words', 'words-many', { words })]
    : []
}
