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
 * An expression of a rule as a sentence: written in words, completed by words or pinyin, kept as CEL. While
 * the words mean nothing yet they stay in the box and the rule stays as it was.
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
  /** Where it stands in the rules, by which what is unfinished is found again. */
  readonly draftKey: string
  /** What the linter finds in the expression as it is. */
  readonly found?: readonly {
    readonly problem: Problem
    readonly says: string
    readonly advice: string
  }[]
  readonly autoFocus?: boolean
  /** It may say nothing; otherwise what stood there stays until something else does. */
  readonly mayBeEmpty?: boolean
  /** It says when something applies: it may begin with “if”. */
  readonly isCondition?: boolean
  /** Puts the two halves of a sentence with a condition in it where each belongs. */
  readonly onParted?: (parted: NonNullable<SentenceProblem['parted']>) => void
  /** How an expression reads as a value once it is kept, where that is not letter by letter. */
  readonly kept?: (expression: string) => string
  readonly onChange: (expression: string) => void
}) {
  const { say, unfinished } = useStudio()
  const names = useNames()
  const id = useId()
  const box = useRef<HTMLTextAreaElement>(null)
  const started = ownMember(unfinished.all, draftKey)
  const [raw, setRaw] = useState(isUnfinishedSource(started, value))
  const said = useMemo(() => (raw ? value : textOf(sentenceOf(value, names))), [value, names, raw])
  // what is typed stays as long as the rule says what it was typed for, whatever else changes meanwhile
  const [typed, setTyped] = useState<{ readonly text: string; readonly value: string } | undefined>(started)
  const text = typed?.value === value ? typed.text : said
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
  const isUnfinished = 'problem' in read && text !== said
  const suggestions = useMemo(
    () => (caret === undefined || raw ? [] : suggest(runsBefore(text, caret), names)),
    [text, caret, raw, names],
  )
  const write = (next: string) => {
    const now = readIn(next)
    setTyped({ text: next, value: 'expression' in now ? kept(now.expression) : value })
    unfinished.keep(draftKey, unfinishedIn(now, next, { said, value, raw }))
    if ('expression' in now) onChange(now.expression)
  }
  const forget = () => {
    setTyped(undefined)
    unfinished.keep(draftKey, undefined)
  }
  const choose = (suggestion: Suggestion) => {
    const at = caret ?? text.length
    // the sign of a name may stand there already
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

/** What stays unfinished of a sentence: nothing where it means something or is as the rule says. */
function unfinishedIn(
  read: ReturnType<typeof expressionOf>,
  text: string,
  { said, value, raw }: { readonly said: string; readonly value: string; readonly raw: boolean },
): UnfinishedText | undefined {
  return 'expression' in read || text === said ? undefined : { text, value, raw }
}

function isUnfinishedSource(unfinished: UnfinishedText | undefined, value: string): boolean {
  return unfinished?.value === value && unfinished.raw === true
}

/** Which text says what is wrong. */
function textFor({ why, near = '' }: SentenceProblem): StudioText {
  const hasNear = why === 'no-name' || why === 'no-word' || why === 'unit'
  return hasNear && near !== '' ? `sentence-${why}-near` : `sentence-${why}`
}

/** A sentence that takes several lines, laid out to be read. */
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

/** The sums of columns, each with the table that it is of, as one; worked out once for all letters. */
function sumsIn(names: Names): readonly Suggestion[] {
  let known = sums.get(names)
  if (!known) {
    const columns = names.rowColumns.filter((one) => takes('column-number', one))
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
    ...[...names.fields, ...names.params, ...names.years, ...names.columns].map((one) => ({
      text: vocabulary.mark(one),
      words: one.words,
      about: one.unit,
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
