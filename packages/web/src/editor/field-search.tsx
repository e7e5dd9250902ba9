import { useEffect, useMemo, useState } from 'react'
import type { ReactNode } from 'react'
import Autocomplete from '@mui/material/Autocomplete'
import Dialog from '@mui/material/Dialog'
import TextField from '@mui/material/TextField'
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

/** Finds a field by label or pinyin and goes to it. */
export function FieldSearch({ form, onPick, onClose }: FieldSearchProps) {
  const say = useSay()
  const { language } = usePreferences()
  const pinyin = usePinyin()
  const entries = useMemo((): Entry[] => {
    const parts = new Map(form.bundle.parts.map(({ key, title }) => [key, title]))
    return fieldsOf(form.bundle).map((field) => ({
      pointer: field.pointer,
      name: field.label || field.title,
      part: parts.get(field.part) ?? '',
      titles: Object.values(translationsOf(form.bundle, field.label)),
    }))
  }, [form])
  const read = (text: string) => translate(form.bundle, language, text)
  const pick = ({ pointer }: Entry) => {
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
      <Autocomplete
        open
        autoHighlight
        disableClearable
        forcePopupIcon={false}
        options={entries}
        filterOptions={(all, { inputValue }) => search(all, inputValue.trim(), pinyin)}
        getOptionLabel={({ name }) => read(name)}
        getOptionKey={({ pointer }) => pointer}
        noOptionsText={<span role="status">{say('search-none')}</span>}
        onChange={(_, entry) => pick(entry)}
        onClose={(_, reason) => reason === 'escape' && onClose()}
        slots={{ popper: InPlace }}
        renderInput={(given) => (
          <TextField
            {...given}
            autoFocus
            label={say('search')}
            placeholder={say('search-hint')}
            size="small"
          />
        )}
        renderOption={({ key, ...given }, { name, part }) => (
          <li key={key} {...given}>
            <span>{read(name)}</span>
            <small>{read(part)}</small>
          </li>
        )}
      />
    </Dialog>
  )
}

/** Shows the results below the input, within the dialog. */
function InPlace({ children }: { readonly children?: unknown }) {
  return <div className="search-found">{children as ReactNode}</div>
}

interface Entry {
  readonly pointer: string
  readonly name: string
  readonly part: string
  /** Its labels in all languages of the form. */
  readonly titles: readonly string[]
}

function search(entries: readonly Entry[], query: string, pinyin: Match | undefined): Entry[] {
  if (query === '') return entries.slice(0, MOST)
  const words = query.toLowerCase()
  const exact = entries.filter(({ titles }) => titles.some((title) => title.toLowerCase().includes(words)))
  const sounding = pinyin
    ? entries.filter((entry) => !exact.includes(entry) && pinyin(entry.name, query))
    : []
  return [...exact, ...sounding].slice(0, MOST)
}

/** Loads the pinyin table on first use. */
function usePinyin(): Match | undefined {
  const [match, setMatch] = useState<Match | undefined>(undefined)
  useEffect(() => {
    void import('pinyin-match').then(({ default: pinyin }) => setMatch(() => pinyin.match as Match))
  }, [])
  return match
}
