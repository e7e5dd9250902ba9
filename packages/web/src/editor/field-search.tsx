import { useEffect, useMemo, useState } from 'react'
import Dialog from '@mui/material/Dialog'
import { fieldsOf, translate, translationsOf } from '@formwright/definition'
import type { Form } from '@formwright/engine'
import { usePreferences } from '../preferences/preferences.ts'
import { useSay } from '../texts/say.ts'

type Match = (text: string, query: string) => unknown

interface FieldSearchProps {
  readonly form: Form
  readonly onPick: (pointer: string) => void
  readonly onClose: () => void
}

const MOST = 12

/** Finds a field by words of its name or their pinyin, and goes there. */
export function FieldSearch({ form, onPick, onClose }: FieldSearchProps) {
  const say = useSay()
  const { language } = usePreferences()
  const [query, setQuery] = useState('')
  const [at, setAt] = useState(0)
  const pinyin = usePinyin()
  const entries = useMemo(() => {
    const parts = new Map(form.bundle.parts.map(({ key, title }) => [key, title]))
    return fieldsOf(form.bundle).map((field) => ({
      pointer: field.pointer,
      name: field.label || field.title,
      part: parts.get(field.part) ?? '',
      titles: Object.values(translationsOf(form.bundle, field.label)),
    }))
  }, [form])
  const found = useMemo(() => search(entries, query.trim(), pinyin), [entries, query, pinyin])
  const pick = (pointer: string | undefined) => {
    if (pointer === undefined) return
    onClose()
    setTimeout(() => onPick(pointer))
  }
  return (
    <Dialog
      open
      onClose={onClose}
      fullWidth
      maxWidth="sm"
      slotProps={{ paper: { className: 'search', 'aria-label': say('search') } }}
      disableRestoreFocus
    >
      <input
        autoFocus
        className="fw-input"
        role="combobox"
        aria-expanded="true"
        aria-controls="search-results"
        aria-activedescendant={found[at] ? `search-${at}` : undefined}
        aria-label={say('search')}
        placeholder={say('search-hint')}
        value={query}
        onChange={(event) => {
          setQuery(event.target.value)
          setAt(0)
        }}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return
          if (event.key === 'ArrowDown') setAt(Math.min(at + 1, found.length - 1))
          else if (event.key === 'ArrowUp') setAt(Math.max(at - 1, 0))
          else if (event.key === 'Enter') pick(found[at]?.pointer)
          else return
          event.preventDefault()
        }}
      />
      <ul id="search-results" role="listbox" aria-label={say('search')}>
        {found.map((entry, index) => (
          <li
            key={entry.pointer}
            id={`search-${index}`}
            role="option"
            aria-selected={index === at}
            onClick={() => pick(entry.pointer)}
            onMouseEnter={() => setAt(index)}
          >
            <span>{translate(form.bundle, language, entry.name)}</span>
            <small>{translate(form.bundle, language, entry.part)}</small>
          </li>
        ))}
      </ul>
      {query !== '' && found.length === 0 && (
        <p className="quiet" role="status">
          {say('search-none')}
        </p>
      )}
    </Dialog>
  )
}

interface Entry {
  readonly pointer: string
  readonly name: string
  readonly part: string
  /** Its name in every language that the form has. */
  readonly titles: readonly string[]
}

function search(entries: readonly Entry[], query: string, pinyin: Match | undefined): readonly Entry[] {
  if (query === '') return entries.slice(0, MOST)
  const words = query.toLowerCase()
  const exact = entries.filter(({ titles }) => titles.some((title) => title.toLowerCase().includes(words)))
  const sounding = pinyin
    ? entries.filter((entry) => !exact.includes(entry) && pinyin(entry.name, query))
    : []
  return [...exact, ...sounding].slice(0, MOST)
}

/** The pinyin table comes when the search is first opened. */
function usePinyin(): Match | undefined {
  const [match, setMatch] = useState<Match | undefined>(undefined)
  useEffect(() => {
    void import('pinyin-match').then(({ default: pinyin }) => setMatch(() => pinyin.match as Match))
  }, [])
  return match
}
