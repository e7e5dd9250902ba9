import { useId, useMemo, useRef, useState } from 'react'
import { ownMember } from '@formwright/definition'
import type { Problem } from '@formwright/definition'
import type { UnfinishedText } from '../document/unfinished.ts'
import { takes, totalOf } from '../shapes/shapes.ts'
import type { Names } from '../sentences/names.ts'
import { conditionOf, expressionAsTyped, expressionOf } from '../sentences/read-sentence.ts'
import type { SentenceProblem } from '../sentences/read-sentence.ts'
import { runsBefore } from '../sentences/runs-before.ts'
import { sentenceOf, textOf } from '../sentences/sentence.ts'
import { linesOf } from '../sentences/sentence-lines.ts'
import { Fix } from './fix.tsx'
import { SentenceLines } from './sentence.tsx'
import { matchingRuns, SuggestionList, useSuggestions } from './suggestions.tsx'
import type { Suggestion } from './suggestions.tsx'
import { useNames, useStudio } from './use-studio.ts'
import type { StudioText } from './use-studio.ts'

/**
 * An expression of a rule as a sentence: typed in words with completions by name or pinyin, stored as CEL.
 * While the sentence cannot be parsed, it stays in the input and the rule is unchanged.
 */
export function SentenceInput({
  label,
  value,
  draftKey,
  found = [],
  autoFocus,
  mayBeEmpty = false,
  isCondition = false,
  kept = (expression) => expression,
  onParted,
  onChange,
}: {
  readonly label: string
  readonly value: string
  /** The key under which an unfinished sentence is stored. */
  readonly draftKey: string
  /** The linter's problems with the current expression. */
  readonly found?: readonly {
    readonly problem: Problem
    readonly says: string
    readonly advice: string
  }[]
  readonly autoFocus?: boolean
  /** It may be empty; otherwise an emptied sentence is not stored. */
  readonly mayBeEmpty?: boolean
  /** It is a condition, so it may start with “if”. */
  readonly isCondition?: boolean
  /**
   * Called with the condition and the consequence of a sentence that contains both, so that each can be
   * stored in its own member.
   */
  readonly onParted?: (parted: NonNullable<SentenceProblem['parted']>) => void
  /** Converts an expression to the stored value, if they differ. */
  readonly kept?: (expression: string) => string
  readonly onChange: (expression: string) => void
}) {
  const { say, unfinished } = useStudio()
  const names = useNames()
  const id = useId()
  const box = useRef<HTMLTextAreaElement>(null)
  const started = ownMember(unfinished.all, draftKey)
  const [raw, setRaw] = useState(isUnfinishedSource(started, value))
  const sentence = useMemo(() => (raw ? value : textOf(sentenceOf(value, names))), [value, names, raw])
  // the typed text stays as long as the rule has the value that it was typed for
  const [typed, setTyped] = useState<{ readonly text: string; readonly value: string } | undefined>(started)
  const text = typed?.value === value ? typed.text : sentence
  const [caret, setCaret] = useState<number>()
  const readIn = (written: string): ReturnType<typeof expressionOf> => {
    if (written.trim() === '' && !mayBeEmpty)
      return { problem: { start: 0, end: 0, text: '', why: 'unfinished' } }
    if (raw) return expressionAsTyped(written, names)
    return isCondition ? conditionOf(written, names) : expressionOf(written, names)
  }
  const read = useMemo(() => readIn(text), [text, names, raw, mayBeEmpty])
  const current = 'expression' in read ? read.expression : undefined
  const parted = 'problem' in read ? read.problem.parted : undefined
  const isUnfinished = 'problem' in read && text !== sentence
  const suggestions = useMemo(
    () => (caret === undefined || raw ? [] : suggest(runsBefore(text, caret), names)),
    [text, caret, raw, names],
  )
  const write = (next: string) => {
    const now = readIn(next)
    setTyped({ text: next, value: 'expression' in now ? kept(now.expression) : value })
    unfinished.keep(draftKey, unfinishedIn(now, next, { said: sentence, value, raw }))
    if ('expression' in now) onChange(now.expression)
  }
  const forget = () => {
    setTyped(undefined)
    unfinished.keep(draftKey, undefined)
  }
  const choose = (suggestion: Suggestion) => {
    const at = caret ?? text.length
    // the opening sign of a name may be typed already
    const typedFrom = at - (suggestion.over ?? 0)
    const isOpen = suggestion.text[0] === text[typedFrom - 1]
    const start = typedFrom - (isOpen ? 1 : 0)
    const next = `${text.slice(0, start)}${suggestion.text}${text.slice(at)}`
    write(next)
    setCaret(undefined)
    requestAnimationFrame(() => {
      const end = start + suggestion.text.length
      box.current?.focus()
      box.current?.setSelectionRange(end, end)
    })
  }
  const {
    box: keyboard,
    chosen,
    setChosen,
  } = useSuggestions(id, suggestions, choose, () => setCaret(undefined))
  return (
    <div className="st-property st-sentence">
      <div className="st-line">
        <label htmlFor={id}>{label}</label>
        <button
          type="button"
          className="st-link"
          onClick={() => {
            forget()
            setRaw(!raw)
          }}
        >
          {say(raw ? 'as-sentence' : 'as-expression')}
        </button>
      </div>
      <textarea
        ref={box}
        id={id}
        className="st-input"
        rows={Math.min(6, 2 + Math.floor(text.length / 90))}
        value={text}
        spellCheck={false}
        autoFocus={autoFocus}
        aria-invalid={current === undefined || found.length > 0 || undefined}
        aria-describedby={`${id}-hint`}
        {...keyboard}
        role={undefined}
        aria-expanded={undefined}
        aria-haspopup="listbox"
        onChange={({ target }) => {
          write(target.value)
          setCaret(target.selectionStart)
          setChosen(0)
        }}
        onBlur={() => {
          setCaret(undefined)
          if (current !== undefined) setTyped(undefined)
        }}
      />
      <SuggestionList id={id} suggestions={suggestions} chosen={chosen} onChoose={choose} />
      {current !== undefined && !raw && <LongSentence expression={current} />}
      <p
        className={`st-hint${current === undefined || found.length > 0 ? ' st-wrong' : ''}`}
        id={`${id}-hint`}
      >
        {isUnfinished && `${say('sentence-open')} `}
        {'problem' in read
          ? say(textFor(read.problem), {
              text: read.problem.text,
              near: read.problem.near ?? '',
              ...names.vocabulary.marks,
            })
          : found.length > 0
            ? null
            : say('sentence-hint')}
        {parted && onParted && (
          <button
            type="button"
            className="st-button"
            onClick={() => {
              forget()
              onParted(parted)
            }}
          >
            {say('sentence-part')}
          </button>
        )}
        {current !== undefined &&
          found.map(({ problem, says, advice }, index) => (
            <span key={index} className="st-wrong">
              {says} {advice} <Fix problem={problem} />
            </span>
          ))}
      </p>
    </div>
  )
}

/** The unfinished text of a sentence; `undefined` if it can be parsed or is the stored one. */
function unfinishedIn(
  read: ReturnType<typeof expressionOf>,
  text: string,
  { said: sentence, value, raw }: { readonly said: string; readonly value: string; readonly raw: boolean },
): UnfinishedText | undefined {
  return 'expression' in read || text === sentence ? undefined : { text, value, raw }
}

function isUnfinishedSource(unfinished: UnfinishedText | undefined, value: string): boolean {
  return unfinished?.value === value && unfinished.raw === true
}

/** The message for a problem. */
function textFor({ why, near = '' }: SentenceProblem): StudioText {
  const hasNear = why === 'no-name' || why === 'no-word' || why === 'unit'
  return hasNear && near !== '' ? `sentence-${why}-near` : `sentence-${why}`
}

/** A sentence that takes several lines, laid out for reading. */
function LongSentence({ expression }: { readonly expression: string }) {
  const names = useNames()
  if (linesOf(sentenceOf(expression, names)).length < 2) return null
  return (
    <div className="st-said st-laid-out">
      <SentenceLines expression={expression} />
    </div>
  )
}

const sums = new WeakMap<Names, readonly Suggestion[]>()

/** The sums of columns as completions; cached for each set of names. */
function sumsIn(names: Names): readonly Suggestion[] {
  let known = sums.get(names)
  if (!known) {
    const columns = names.rowColumns.filter((rowColumn) => takes('column-number', rowColumn))
    known = columns.map((column) => {
      const text = textOf(sentenceOf(totalOf(column, (title) => title).code, names))
      return { text, words: text, about: column.unit }
    })
    sums.set(names, known)
  }
  return known
}

function suggest(runs: readonly string[], names: Names): readonly Suggestion[] {
  if (runs.length === 0) return []
  const { vocabulary } = names
  const all: Suggestion[] = [
    ...[...names.fields, ...names.params, ...names.years, ...names.columns].map((named) => ({
      text: vocabulary.mark(named),
      words: named.words,
      about: named.unit,
    })),
    ...sumsIn(names),
    ...vocabulary.spoken.map((words) => ({ text: ` ${words} `, words })),
    ...Object.values(vocabulary.all('operators')).map((words) => ({ text: ` ${words.trim()} `, words })),
    ...Object.values(vocabulary.all('years')).map((words) => ({ text: words, words: words.trim() })),
    ...Object.entries(vocabulary.all('methods')).map(([code, words]) => ({
      text: `${words}${vocabulary.word('punctuation', '(') ?? '('}`,
      words: `${words.trim()}(…)`,
      about: code,
    })),
    ...Object.entries(vocabulary.all('functions')).map(([code, words]) => ({
      text: `${words}${vocabulary.word('punctuation', '(') ?? '('}`,
      words: `${words}(…)`,
      about: code,
    })),
  ]
  const last = runs.at(-1)!
  const whole = all.some(({ text }) => text.trim() === last)
  return matchingRuns(all, whole ? runs.slice(0, -1) : runs)
}
