import { useState } from 'react'
import type { KeyboardEvent } from 'react'
import { LIKENESS, likenessOf } from '../pinyin/answers-to.ts'
import { useStudio } from './use-studio.ts'

/** A completion offered while typing. */
export interface Suggestion {
  /** The inserted text. */
  readonly text: string
  /** The text that is searched and shown. */
  readonly words: string
  readonly about?: string | undefined
  /** Number of characters before the caret that it replaces. */
  readonly over?: number
}

const SHOWN = 8

/** The completions that start with a text, contain it, or match it in pinyin, best first. */
export function matching(all: readonly Suggestion[], typed: string): readonly Suggestion[] {
  const wanted = typed.toLowerCase()
  const found = all.flatMap((suggestion) => {
    const isNamed = suggestion.about?.toLowerCase() === wanted
    const likeness = likenessOf(suggestion.words, wanted) ?? (isNamed ? LIKENESS.holds : undefined)
    return likeness === undefined ? [] : [{ one: suggestion, likeness }]
  })
  return found
    .sort((a, b) => a.likeness - b.likeness)
    .slice(0, SHOWN)
    .map(({ one }) => one)
}

/**
 * Completions for several words: those matching the longest run of words come first.
 * @param runs the typed words before the caret, longest run first
 */
export function matchingRuns(all: readonly Suggestion[], runs: readonly string[]): readonly Suggestion[] {
  const found = new Map<string, Suggestion>()
  for (const run of runs) {
    const some = run.includes(' ') ? all.filter(({ words }) => holdsWords(words, run)) : matching(all, run)
    for (const suggestion of some)
      if (!found.has(suggestion.text)) found.set(suggestion.text, { ...suggestion, over: run.length })
  }
  return [...found.values()].slice(0, SHOWN)
}

function holdsWords(label: string, run: string): boolean {
  return ` ${label}`.toLowerCase().includes(` ${run.toLowerCase()}`)
}

/** Keyboard handling of an input with completions: arrow keys select, Enter and Tab insert, Escape closes. */
export function useSuggestions(
  id: string,
  suggestions: readonly Suggestion[],
  choose: (suggestion: Suggestion) => void,
  close: () => void,
) {
  const [chosen, setChosen] = useState(0)
  const at = Math.min(chosen, suggestions.length - 1)
  const open = suggestions.length > 0
  const onKeyDown = (event: KeyboardEvent) => {
    if (!open || event.nativeEvent.isComposing) return
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      const by = event.key === 'ArrowDown' ? 1 : -1
      setChosen((at + by + suggestions.length) % suggestions.length)
    } else if (event.key === 'Enter' || event.key === 'Tab') {
      event.preventDefault()
      choose(suggestions[at]!)
    } else if (event.key === 'Escape') {
      event.stopPropagation()
      close()
    }
  }
  const box = {
    role: 'combobox',
    'aria-expanded': open,
    'aria-autocomplete': 'list' as const,
    'aria-controls': `${id}-list`,
    'aria-activedescendant': open ? `${id}-${at}` : undefined,
    onKeyDown,
  }
  return { box, chosen: at, setChosen }
}

/** The list of completions below the input. */
export function SuggestionList({
  id,
  suggestions,
  chosen,
  onChoose,
}: {
  readonly id: string
  readonly suggestions: readonly Suggestion[]
  readonly chosen: number
  readonly onChoose: (suggestion: Suggestion) => void
}) {
  const { say } = useStudio()
  return (
    <ul
      className="st-suggestions"
      role="listbox"
      id={`${id}-list`}
      aria-label={say('suggestions')}
      hidden={suggestions.length === 0}
    >
      {suggestions.map((suggestion, index) => (
        <li
          key={suggestion.text}
          id={`${id}-${index}`}
          role="option"
          aria-selected={index === chosen}
          onMouseDown={(event) => {
            event.preventDefault()
            onChoose(suggestion)
          }}
        >
          {suggestion.words}
          {suggestion.about !== undefined && <small>{suggestion.about}</small>}
        </li>
      ))}
    </ul>
  )
}
