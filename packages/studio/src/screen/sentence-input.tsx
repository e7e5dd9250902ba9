import { useEffect, useId, useMemo, useRef, useState } from 'react'
import type { KeyboardEvent } from 'react'
import { match } from 'pinyin-pro'
import { mark, vocabulary } from '../sentences/names.ts'
import type { Names } from '../sentences/names.ts'
import { expressionOf, sentenceOf, textOf } from '../sentences/sentence.ts'
import { useStudio } from './use-studio.ts'

interface Suggestion {
  /** What goes into the sentence. */
  readonly text: string
  /** What it is searched by and shown as. */
  readonly words: string
  readonly about?: string | undefined
}

const SHOWN = 8

/**
 * An expression of a rule as a sentence: written in words, completed by words or pinyin, kept as CEL. While the words
 * mean nothing yet they stay in the box and the rule stays as it was.
 */
export function SentenceInput({
  label,
  value,
  onChange,
}: {
  readonly label: string
  readonly value: string
  readonly onChange: (expression: string) => void
}) {
  const { names, say } = useStudio()
  const id = useId()
  const box = useRef<HTMLTextAreaElement>(null)
  const [raw, setRaw] = useState(false)
  const said = useMemo(() => (raw ? value : textOf(sentenceOf(value, names))), [value, names, raw])
  const [text, setText] = useState(said)
  const [caret, setCaret] = useState<number>()
  const [chosen, setChosen] = useState(0)
  const read = useMemo(() => (raw ? { expression: text } : expressionOf(text, names)), [text, names, raw])
  const current = 'expression' in read ? read.expression : undefined
  useEffect(() => {
    setText((now) => {
      const before = raw ? { expression: now } : expressionOf(now, names)
      return 'expression' in before && before.expression === value ? now : said
    })
  }, [said, value, names, raw])
  const fragment = caret === undefined || raw ? '' : fragmentBefore(text, caret)
  const suggestions = useMemo(() => (fragment === '' ? [] : suggest(fragment, names)), [fragment, names])
  const write = (next: string) => {
    setText(next)
    const now = raw ? { expression: next } : expressionOf(next, names)
    if ('expression' in now) onChange(now.expression)
  }
  const choose = (suggestion: Suggestion) => {
    const at = caret ?? text.length
    const start = at - fragment.length
    const next = `${text.slice(0, start)}${suggestion.text}${text.slice(at)}`
    write(next)
    setCaret(undefined)
    requestAnimationFrame(() => {
      const end = start + suggestion.text.length
      box.current?.focus()
      box.current?.setSelectionRange(end, end)
    })
  }
  const keys = (event: KeyboardEvent) => {
    if (suggestions.length === 0 || event.nativeEvent.isComposing) return
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      const by = event.key === 'ArrowDown' ? 1 : -1
      setChosen((now) => (now + by + suggestions.length) % suggestions.length)
    } else if (event.key === 'Enter' || event.key === 'Tab') {
      event.preventDefault()
      choose(suggestions[Math.min(chosen, suggestions.length - 1)]!)
    } else if (event.key === 'Escape') setCaret(undefined)
  }
  return (
    <div className="st-property st-sentence">
      <div className="st-line">
        <label htmlFor={id}>{label}</label>
        <button type="button" className="st-link" onClick={() => setRaw(!raw)}>
          {say(raw ? 'as-sentence' : 'as-expression')}
        </button>
      </div>
      <textarea
        ref={box}
        id={id}
        className="st-input"
        rows={2}
        value={text}
        spellCheck={false}
        aria-invalid={current === undefined || undefined}
        aria-describedby={`${id}-hint`}
        aria-autocomplete="list"
        aria-controls={suggestions.length > 0 ? `${id}-list` : undefined}
        aria-activedescendant={suggestions.length > 0 ? `${id}-${chosen}` : undefined}
        onChange={({ target }) => {
          write(target.value)
          setCaret(target.selectionStart)
          setChosen(0)
        }}
        onKeyDown={keys}
        onBlur={() => setCaret(undefined)}
      />
      {suggestions.length > 0 && (
        <ul className="st-suggestions" role="listbox" id={`${id}-list`} aria-label={label}>
          {suggestions.map((one, index) => (
            <li
              key={one.text}
              id={`${id}-${index}`}
              role="option"
              aria-selected={index === chosen}
              onMouseDown={(event) => {
                event.preventDefault()
                choose(one)
              }}
            >
              {one.words}
              {one.about !== undefined && <small>{one.about}</small>}
            </li>
          ))}
        </ul>
      )}
      <p className={`st-hint${current === undefined ? ' st-wrong' : ''}`} id={`${id}-hint`}>
        {'problem' in read ? say('sentence-unknown', { text: read.problem.text }) : say('sentence-hint')}
      </p>
    </div>
  )
}

/** The letters right before the caret that may become a name or a word of the language. */
function fragmentBefore(text: string, caret: number): string {
  return /[^\s「」【】“”（）(),，.0-9]*$/.exec(text.slice(0, caret))![0]
}

function suggest(fragment: string, names: Names): readonly Suggestion[] {
  const wanted = fragment.toLowerCase()
  const all: Suggestion[] = [
    ...[...names.fields, ...names.params].map((one) => ({
      text: mark(one),
      words: one.words,
      about: one.unit,
    })),
    ...Object.values(vocabulary.operators).map((words) => ({ text: ` ${words} `, words })),
    ...Object.values(vocabulary.years).map((words) => ({ text: `的${words}`, words: `的${words}` })),
    ...Object.entries(vocabulary.functions).map(([code, words]) => ({
      text: `${words}（`,
      words: `${words}（…）`,
      about: code,
    })),
  ]
  const whole = all.some(({ text }) => text.trim() === fragment)
  if (whole) return []
  const starts = all.filter(({ words }) => words.toLowerCase().startsWith(wanted))
  const holds = all.filter(
    ({ words, about }) =>
      !words.toLowerCase().startsWith(wanted) &&
      (words.toLowerCase().includes(wanted) ||
        about?.toLowerCase() === wanted ||
        match(words, wanted) !== null),
  )
  return [...starts, ...holds].slice(0, SHOWN)
}
