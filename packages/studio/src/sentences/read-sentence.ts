import { conditionIn } from './conditions.ts'
import type { Condition } from './conditions.ts'
import type { Names } from './names.ts'
import { isSilent, joined } from './parsed-token.ts'
import type { ParsedToken, Why } from './parsed-token.ts'
import { operandAt } from './operand.ts'
import { phrasesPut } from './phrases.ts'
import { tokensOf } from './parse-tokens.ts'
import { wordForWord } from './word-for-word.ts'
import { NOT } from './vocabulary.ts'
import { BETWEEN, brokenAt } from './whole.ts'

/** A part of a sentence that cannot be read, and why. */
export interface SentenceProblem {
  readonly start: number
  readonly end: number
  readonly text: string
  readonly why: Why
  /** A suggestion. */
  readonly near?: string
  /** Condition and consequence of a sentence that contains both; each belongs in its own input. */
  readonly parted?: { readonly when: string; readonly asked: string }
}

type Outcome = { readonly expression: string } | { readonly problem: SentenceProblem }

/** Parses a sentence: its expression, or the first part that cannot be read. */
export function expressionOf(sentence: string, names: Names): Outcome {
  const tokens = tokensOf(sentence, names)
  const condition = conditionIn(tokens, names)
  return condition ? partedIn(condition, names) : settled(tokens, names, sentence.length)
}

/** The same for a condition, which may start with 如果 and end with 时. */
export function conditionOf(sentence: string, names: Names): Outcome {
  const tokens = tokensOf(sentence, names).filter(({ why }) => why !== 'condition')
  const last = tokens.findLastIndex((token) => !isSilent(token) && token.code !== ',')
  return settled(tokens.slice(0, last + 1), names, sentence.length)
}

/**
 * The problem of a sentence with condition and consequence, including the expression of each; or the problem
 * of one of them.
 */
function partedIn({ word, when, asked, isUnless }: Condition, names: Names): Outcome {
  const halves = [when, asked].map((tokens): Outcome => {
    if (tokens.length > 0) return settled(tokens, names, endOf(tokens))
    return { problem: { ...problemAt(word, 'unfinished'), text: '' } }
  })
  const [first, second] = halves as [Outcome, Outcome]
  if ('problem' in first) return first
  if ('problem' in second) return second
  const opens = names.vocabulary.conditionAt(word.text) !== undefined
  const said = opens ? [word, ...when] : when
  const condition = first.expression.trim()
  const text = said.map((token) => token.text).join('')
  return {
    problem: {
      start: said[0]!.start,
      end: endOf(said),
      text: text.trim(),
      why: 'condition' as const,
      parted: { when: isUnless ? `!(${condition})` : condition, asked: second.expression.trim() },
    },
  }
}

function endOf(tokens: readonly ParsedToken[]): number {
  const { start, text } = tokens.at(-1)!
  return start + text.length
}

/** Combines tokens to an expression. */
function settled(read: readonly ParsedToken[], names: Names, length: number): Outcome {
  const tokens = withoutShares(
    withSubjects(phrasesPut(withSubjects(turned(ofFields(read, names)), names), names), names, true),
  )
  // report an unknown word first, as it prevents its neighbours from being read
  const unread =
    tokens.find(({ why }) => why === 'no-word' || why === 'no-name') ??
    tokens.find(({ why }) => why !== undefined)
  if (unread?.why === 'no-word')
    return { problem: problemAt({ ...unread, near: names.nearest(unread.text) }, 'no-word') }
  if (unread)
    return {
      problem: problemAt(unread, names.vocabulary.isEitherAt(unread.text) ? 'either' : unread.why!),
    }
  const broken = brokenAt(tokens)
  if (broken)
    return {
      problem: broken.token
        ? problemAt(broken.token, broken.why)
        : { start: length, end: length, text: '', why: broken.why },
    }
  return { expression: joined(tokens) }
}

function problemAt({ text, start, near }: ParsedToken, why: Why): SentenceProblem {
  return { start, end: start + text.length, text, why, ...(near === undefined ? {} : { near }) }
}

/** `「产值」的末年不低于首年`, `末年「产值」`: a year without a field refers to the field named after or before it. */
function ofFields(tokens: readonly ParsedToken[], names: Names): readonly ParsedToken[] {
  const isAnnual = (token: ParsedToken | undefined) =>
    token?.names === true && (names.longest(token.code)?.named.years ?? 0) > 1
  const said = tokens.filter((token) => !isSilent(token))
  const found: ParsedToken[] = []
  let moved: ParsedToken | undefined
  for (const token of tokens) {
    const at = said.indexOf(token)
    const [before, behind] = [said[at - 1], said[at + 1]]
    const isAlone = YEAR.test(token.code) && (before === undefined || BETWEEN.test(before.code))
    if (isAlone && isAnnual(behind)) moved = token
    else if (isAlone) {
      const field = found.findLast((one) => isAnnual(one))
      found.push(...(field ? [{ ...field, text: '', start: token.start }] : []), token)
    } else {
      found.push(token)
      if (moved && isAnnual(token)) {
        found.push({ ...moved, text: '' })
        moved = undefined
      }
    }
  }
  return found
}

const YEAR = /^\.(?:first|previous|last)$/

const OPPOSITE = new Map([
  ['>', '<='],
  ['<', '>='],
  ['>=', '<'],
  ['<=', '>'],
  ['==', '!='],
  ['!=', '=='],
  ['has', '!has'],
  ['!has', 'has'],
  ['isNone', '!isNone'],
  ['!isNone', 'isNone'],
])

/**
 * 不得 before a comparison negates it, including an alternative that “or” adds: 不得低于 1 或高于 5 is neither. Before
 * anything else it is silent. Ambiguous sentences are reported: 甲或乙不得低于 5 may mean both or one of them; 不得低于
 * 1 且高于 5, or with a comma, may mean between or above.
 */
function turned(tokens: readonly ParsedToken[]): readonly ParsedToken[] {
  const found: ParsedToken[] = []
  let not: ParsedToken | undefined
  let ofNot: ParsedToken | undefined
  for (const [index, token] of tokens.entries()) {
    const behind = tokens.slice(index + 1).find((one) => !isSilent(one))
    if (token.code === NOT) not = token
    else if (not && !isSilent(token)) {
      const code = OPPOSITE.get(token.code)
      if (code === undefined) found.push({ ...not, code: '', why: 'unknown' }, token)
      else {
        const both = { ...token, code, text: not.text + token.text, start: not.start }
        found.push(isOfEither(found) ? { ...both, code: '', why: 'unknown' } : both)
      }
      ofNot = code === undefined ? undefined : token
      not = undefined
    } else if (ofNot && token.code === '||' && behind && OPPOSITE.has(behind.code)) {
      found.push({ ...token, code: '&&' })
      not = { ...behind, text: '' }
    } else {
      const isEither =
        ofNot &&
        behind &&
        ((token.code === '&&' && areOpposed(ofNot.code, behind.code)) ||
          (token.code === ',' && OPPOSITE.has(behind.code)))
      if (token.code === '||' || token.code === '&&') ofNot = undefined
      found.push(isEither ? { ...token, code: '', why: 'unknown' } : token)
    }
  }
  return not ? [...found, { ...not, code: '', why: 'unfinished' }] : found
}

/** Whether one comparison is “less” and the other “greater”. */
function areOpposed(one: string, other: string): boolean {
  const [first, second] = [one, other].map((code) => /^[<>]/.exec(code)?.[0])
  return first !== undefined && second !== undefined && first !== second
}

/** Whether the last subject is one value or another. */
function isOfEither(tokens: readonly ParsedToken[]): boolean {
  const start = tokens.findLastIndex(({ code }) => code === '&&' || OPPOSITE.has(code)) + 1
  const spoken = tokens.slice(start).filter((token) => !isSilent(token))
  const isBehindComparison = OPPOSITE.has(tokens[start - 1]?.code ?? '')
  return (
    !isBehindComparison &&
    spoken.some(({ code }) => code === '||') &&
    spoken.every(({ code, names }) => names === true || code === '||' || code === ',')
  )
}

const ORDER = /^[<>]=?$/

/**
 * `「甲」大于 1 且小于 5`: a comparison without a subject gets the previous one.
 * @param isInPhrases also handles a comparison right after another, after phrases have been replaced
 */
function withSubjects(
  tokens: readonly ParsedToken[],
  names: Names,
  isInPhrases = false,
): readonly ParsedToken[] {
  const found: ParsedToken[] = []
  let clause = 0
  for (const [index, token] of tokens.entries()) {
    const behind = tokens.slice(index + 1).find((one) => !isSilent(one))
    const lacksSubject = OPPOSITE.has(token.code) && behind?.code !== '('
    const before = found.findLast((one) => !isSilent(one))
    const isParted = before?.code === '&&' || before?.code === '||'
    const unit = lacksSubject ? unitBehind(tokens, index, names) : undefined
    const again =
      isInPhrases && lacksSubject && !isParted ? subjectAgain(token, found.slice(clause), unit) : []
    if (isParted && lacksSubject) {
      const subject = subjectOf(found.slice(clause), unit)
      clause = found.length
      found.push(...subject, { code: ' ', text: '', start: token.start })
    } else if (before && again.length > 0) {
      const and = { code: '&&', text: '', start: token.start }
      if (before.code === ',') found[found.lastIndexOf(before)] = and
      else found.push(and)
      clause = found.length
      found.push(...again, { code: ' ', text: '', start: token.start })
    } else if (isParted && !isSilent(token)) clause = found.length
    found.push(token)
  }
  return found
}

/**
 * The subject of a comparison that follows a complete one: in `甲大于 1 小于 5` and `甲大于乙，大于丙` the first value, in
 * `甲大于乙大于丙` the value in between. In languages with spaces a comma makes the difference. Empty if it is
 * ambiguous, as in `甲大于乙小于丙`.
 */
function subjectAgain(
  { code, text }: ParsedToken,
  clause: readonly ParsedToken[],
  unit: string | undefined,
): readonly ParsedToken[] {
  const subject = subjectOf(clause, unit)
  const rest = clause.slice(operandAt(clause, 0)?.end)
  const compares = rest.find((token) => !isSilent(token))
  if (!compares || subject.length === 0 || !ORDER.test(code) || !ORDER.test(compares.code)) return []
  const start = rest.findIndex((token, at) => at > rest.indexOf(compares) && !isSilent(token))
  const between = start < 0 ? undefined : operandAt(rest, start)
  const behind = rest.slice(between?.end).filter((token) => !isSilent(token))
  if (!between || behind.some((token) => token.code !== ',')) return []
  if (behind.length > 0) return isNumber(joined(subject)) ? [] : subject
  if (/[a-z]/i.test(text)) return []
  if (isNumber(between.code)) return areOpposed(compares.code, code) ? subject : []
  const isChain = compares.code === code || (isSigned(compares) && !areOpposed(compares.code, code))
  return isChain ? rest.slice(start, between.end) : []
}

function isNumber(code: string): boolean {
  return /^\s*[\d']/.test(code)
}

function isSigned({ text }: ParsedToken): boolean {
  return !/\p{L}/u.test(text)
}

/**
 * The subject of a comparison, if it is one value.
 * @param unit unit of the number that it is compared with next: in 占职工人数 10% 以上且不少于 50 人 the second subject
 *   is the people, not their share
 */
function subjectOf(clause: readonly ParsedToken[], unit?: string): readonly ParsedToken[] {
  const subject = operandAt(clause, 0)
  const behind = clause.slice(subject?.end).find((token) => !isSilent(token))
  if (!subject || !behind || !OPPOSITE.has(behind.code)) return []
  const [, of] = /^percent\((.+), [^,]+\)$/.exec(subject.code) ?? []
  const isOfShare = unit === undefined || unit === '%' || !clause.some(({ text }) => text.includes('%'))
  if (isOfShare || !IN_PERCENT.test(subject.code)) return clause.slice(0, subject.end)
  return of !== undefined && unit !== '' ? [{ code: of, text: '', start: clause[0]!.start }] : []
}

/** The unit of the number after a comparison; `undefined` if there is no number. */
function unitBehind(tokens: readonly ParsedToken[], comparison: number, names: Names): string | undefined {
  const at = tokens.findIndex((token, index) => index > comparison && !isSilent(token))
  if (at < 0 || !/^\d/.test(tokens[at]!.code)) return undefined
  const behind = tokens
    .slice(at)
    .map(({ text }) => text)
    .join('')
    .replace(/^[\s\d.,\uff0c]+/, '')
  return ['%', ...names.units].find((unit) => behind.startsWith(unit)) ?? ''
}

/** Values in per cent; a number compared with them may have `%`. */
const IN_PERCENT = /\b(?:percent|growth|cagr)\(|^(?:percent|growth|cagr)$/

function withoutShares(tokens: readonly ParsedToken[]): readonly ParsedToken[] {
  let isPercent = false
  return tokens.map((token) => {
    if (token.code === '&&' || token.code === '||') isPercent = false
    else if (IN_PERCENT.test(token.code)) isPercent = true
    return isPercent && token.why === 'unit' && token.text === '%'
      ? { code: '', text: '%', start: token.start }
      : token
  })
}

/** An expression typed as such; an incomplete one is a problem. */
export function expressionAsTyped(text: string, names: Names): Outcome {
  const tokens = wordForWord(text, names).map(({ code }): ParsedToken => ({
    code,
    text: code,
    start: 0,
    plain: true,
  }))
  if (brokenAt(tokens)?.why !== 'unfinished') return { expression: text }
  return { problem: { start: text.length, end: text.length, text: '', why: 'unfinished' } }
}
