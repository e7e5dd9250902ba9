import { schemasBelow } from '@formwright/definition'
import type { Problem, Schema } from '@formwright/definition'
import { schemaProblem } from './context.ts'
import type { LintCheck, LintContext } from './context.ts'

/** What a title or a description says of how much may be written is what is checked. */
export const saidLimits: LintCheck = (context) =>
  schemasBelow(context.bundle.schema).flatMap(({ pointer, node }) => [
    ...(['title', 'description'] as const).flatMap((key) => otherLimit(context, pointer, node, key)),
    ...tooMany(context, pointer, node),
  ])

const PATTERNS: readonly (readonly ['x-words' | 'maxLength' | 'maxItems', RegExp])[] = [
  [
    'x-words',
    /(?:\u9650|\u4E0D\u8D85\u8FC7|\u6700\u591A)\s*(\d+)\s*\u4E2A?\u5B57|(\d+)\s*\u5B57\u4EE5\u5185/,
  ],
  ['x-words', /(?:at most|up to|no more than)\s+(\d+)\s+words|(\d+)\s+words\s+at\s+most/i],
  [
    'maxItems',
    /(?:\u4E0D\u8D85\u8FC7|\u6700\u591A|\u9650)\s*(\d+)\s*[\u9879\u6761\u884C\u4E2A\u5BB6\u540D\u4EBA]/,
  ],
  ['maxItems', /(?:at most|up to|no more than)\s+(\d+)|(\d+)\s+at\s+most/i],
]

function otherLimit(
  context: LintContext,
  pointer: string,
  node: Schema,
  key: 'title' | 'description',
): Problem[] {
  const text = node[key]
  if (typeof text !== 'string') return []
  return PATTERNS.flatMap(([keyword, pattern]): Problem[] => {
    const limit = node[keyword]
    const [, first, second] = pattern.exec(text) ?? []
    const said = first ?? second
    if (typeof limit !== 'number' || said === undefined || Number(said) === limit) return []
    return [schemaProblem(context, pointer, key, 'limit-said', { text, said, keyword, limit })]
  }).slice(0, 1)
}

/** More words than anybody writes into a form: noughts too many. */
const MOST_WORDS = 50_000

function tooMany(context: LintContext, pointer: string, { 'x-words': words }: Schema): Problem[] {
  return words !== undefined && words > MOST_WORDS
    ? [schemaProblem(context, pointer, 'x-words', 'words-many', { words })]
    : []
}
