import { useId, useMemo, useState } from 'react'
import { targetOf } from '@formwright/definition'
import type { Named } from '../sentences/named.ts'
import { sentenceOf, textOf } from '../sentences/sentence.ts'
import { matching, SuggestionList, useSuggestions } from './suggestions.tsx'
import { useNames } from './use-studio.ts'

/** Selects a field by its name or pinyin. */
export function FieldInput({
  label,
  fields,
  value,
  onChange,
}: {
  readonly label: string
  readonly fields: readonly Named[]
  /** Pointer of the selected field. */
  readonly value: string
  readonly onChange: (pointer: string) => void
}) {
  const id = useId()
  const [typed, setTyped] = useState<string>()
  const all = useMemo(
    () => fields.map(({ pointer, words, unit }) => ({ text: pointer, words, about: unit })),
    [fields],
  )
  const shown = typed === undefined ? [] : matching(all, typed.trim())
  const { box, chosen, setChosen } = useSuggestions(
    id,
    shown,
    ({ text }) => take(text),
    () => setTyped(undefined),
  )
  const take = (pointer: string) => {
    onChange(pointer)
    setTyped(undefined)
  }
  const names = useNames()
  // a year or cell that is not a field itself
  const current =
    fields.find(({ pointer }) => pointer === value)?.words ??
    (value === '' ? '' : textOf(sentenceOf(targetOf(value), names)))
  return (
    <div className="st-property st-sentence">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        className="st-input"
        value={typed ?? current}
        {...box}
        onFocus={({ target }) => target.select()}
        onChange={({ target }) => {
          setTyped(target.value)
          setChosen(0)
        }}
        onBlur={() => setTyped(undefined)}
      />
      <SuggestionList id={id} suggestions={shown} chosen={chosen} onChoose={({ text }) => take(text)} />
    </div>
  )
}
