import type { Names } from './names.ts'
import { isSilent } from './parsed-token.ts'
import type { ParsedToken } from './parsed-token.ts'

/** A sentence with a condition before or after its consequence: `如果 … ，那么 …`, “… is filled in if …”. */
export interface Condition {
  /** The token that introduces the condition. */
  readonly word: ParsedToken
  /** The condition is negated: 除非. */
  readonly isUnless?: true
  readonly when: readonly ParsedToken[]
  readonly asked: readonly ParsedToken[]
}

/** Splits a sentence into condition and consequence; `undefined` for a sentence without a condition. */
export function conditionIn(tokens: readonly ParsedToken[], { vocabulary }: Names): Condition | undefined {
  const start = tokens.findIndex((token) => !isSilent(token))
  const opening = tokens[start]
  const isOpening = (token: ParsedToken | undefined) =>
    token?.why === 'condition' && vocabulary.conditionAt(token.text) !== undefined
  const opens = isOpening(opening)
  const depths = depthsOf(tokens)
  const outside = (is: (token: ParsedToken) => boolean) =>
    tokens.findIndex((token, index) => index > start && depths[index] === 0 && is(token))
  let at = outside(({ why }) => why === 'condition')
  // “then” also occurs within expressions, which have an “else” too
  if (at < 0 && opens && outside(({ code }) => code === ':') < 0) at = outside(({ code }) => code === '?')
  if (at < 0 && opens) at = outside(({ code }) => code === ',')
  if (at < 0 && !opens) return filledFirst(tokens)
  const end = at < 0 ? tokens.length : at
  const halves = [tokens.slice(opens ? start + 1 : 0, end), tokens.slice(end + 1)].map((half) =>
    withoutCommas(half.filter(({ why }) => why !== 'condition')),
  )
  const [when = [], asked = []] = !opens && isOpening(tokens[at]) ? halves.reverse() : halves
  const word = opens ? opening! : tokens[at]!
  return { word, when, asked, ...(vocabulary.isUnless(word.text) ? { isUnless: true } : {}) }
}

/** `填了「甲」必须填「乙」`: the first field being filled in is the condition, the second the consequence. */
function filledFirst(tokens: readonly ParsedToken[]): Condition | undefined {
  const said = tokens.filter((token) => !isSilent(token) && token.code !== ',')
  const [first, name, second, other, ...more] = said
  const isFilled = (token: ParsedToken | undefined) => /^!?has$/.test(token?.code ?? '')
  const areNamed = name?.names === true && other?.names === true
  if (!isFilled(first) || !isFilled(second) || !areNamed || more.length > 0) return undefined
  return { word: first!, when: [first!, name], asked: [second!, other] }
}

/** The bracket depth of each token. */
function depthsOf(tokens: readonly ParsedToken[]): readonly number[] {
  let depth = 0
  return tokens.map(({ code }) => {
    if (code === '(' || code === '[') depth++
    else if (code === ')' || code === ']') depth--
    return depth
  })
}

function withoutCommas(tokens: readonly ParsedToken[]): readonly ParsedToken[] {
  const says = (token: ParsedToken) => !isSilent(token) && token.code !== ','
  const [first, last] = [tokens.findIndex(says), tokens.findLastIndex(says)]
  return first < 0 ? [] : tokens.slice(first, last + 1)
}
