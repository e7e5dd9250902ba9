import { joinList, targetOf, translate } from '@formwright/definition'
import type { WrittenRule } from '../edits/rules.ts'
import { asRead } from '../edits/year-words.ts'
import { expressionIn } from '../sentences/rule-reads.ts'
import type { Names } from '../sentences/names.ts'
import { linesOf } from '../sentences/sentence-lines.ts'
import { sentenceOf, textOf } from '../sentences/sentence.ts'
import { useNames, useStudio } from './use-studio.ts'

/** Maximum number of combinations shown for a rule with `each`. */
const COMBINATIONS = 3

/** A rule's message and content, laid out in lines. */
export function Sentence({ rule }: { readonly rule: WrittenRule }) {
  const { model, language, say } = useStudio()
  const names = useNames()
  const expression = expressionIn(rule)
  const at = () =>
    joinList(
      [rule.at].flat().map((pointer) => textOf(sentenceOf(targetOf(pointer), names))),
      language,
    )
  const rows = [rule.each ?? []].flat()
  return (
    <span className="st-said">
      {rule.message !== undefined && (
        <span className="st-message">
          {messageInWords(asRead(model, translate(model.bundle, language, rule.message)), names)}
        </span>
      )}
      {rows.slice(0, COMBINATIONS).map((row, index) => (
        <SentenceLines
          key={index}
          before={index === 0 ? say('rule-said-each') : ''}
          expression={Object.entries(row)
            .map(
              ([name, value]) =>
                `${name} in ${Array.isArray(value) ? `[${value.join(', ')}]` : String(value)}`,
            )
            .join(', ')}
        />
      ))}
      {rows.length > COMBINATIONS && (
        <span className="st-said-line">{say('rule-said-more', { count: rows.length })}</span>
      )}
      {rule.when !== undefined && (
        <SentenceLines before={say('rule-said-when')} expression={rule.when} after={say('rule-said-then')} />
      )}
      {Object.entries(rule.let ?? {}).map(([name, value]) => (
        <SentenceLines
          key={name}
          before={say('rule-said-let', { name: names.ownWords(name) })}
          expression={value}
        />
      ))}
      {expression && (
        <SentenceLines before={say(`rule-said-${expression[0]}`, { at: at() })} expression={expression[1]} />
      )}
    </span>
  )
}

/** An expression as a sentence for reading: with marked names, shortened if long, broken into lines. */
export function SentenceLines({
  before = '',
  expression,
  after = '',
}: {
  readonly before?: string
  readonly expression: string
  readonly after?: string
}) {
  const names = useNames()
  const lines = linesOf(sentenceOf(expression, names), before)
  return lines.map(({ indent, tokens }, line) => (
    <span key={line} className="st-said-line" style={{ paddingInlineStart: `${indent * 2}em` }}>
      {line === 0 && before}
      {tokens.map((token, index) => (
        <span key={index} className={`st-${token.kind}-piece`} title={token.words}>
          {token.shown}
        </span>
      ))}
      {line === lines.length - 1 && after}
    </span>
  ))
}

/** A message with its placeholders as words, with fields and parameters marked as in sentences. */
export function messageInWords(message: string, names: Names): string {
  return message.replaceAll(/\{([^{}]+)\}/g, (_, code: string) => {
    // a value computed by the rule, or the current year
    if (/^\w+$/.test(code) && !names.longest(code)) return '…'
    return textOf(sentenceOf(code, names))
  })
}
