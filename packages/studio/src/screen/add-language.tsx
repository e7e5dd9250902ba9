import { useState } from 'react'
import { isLanguage, languageName, languageOf, sameLanguage } from '@formwright/definition'
import { addLanguage } from '../edits/edition.ts'
import { TextInput } from './text-input.tsx'
import { useStudio } from './use-studio.ts'

/** Adds a language, any that has a code. Whether the form must have it is said among its settings. */
export function AddLanguage({ known }: { readonly known: readonly string[] }) {
  const { model, language, run, say } = useStudio()
  const [typed, setTyped] = useState<string>()
  if (typed === undefined)
    return (
      <div className="st-actions">
        <button type="button" className="st-button st-main" onClick={() => setTyped('')}>
          + {say('language-add')}
        </button>
      </div>
    )
  const tag = canonical(typed.trim())
  const name = languageName(tag, language)
  const isKnown = [languageOf(model.bundle.form), ...known].some((one) => sameLanguage(one, tag))
  const wrong =
    tag === ''
      ? undefined
      : isKnown
        ? say('language-known', { name })
        : isLanguage(tag)
          ? undefined
          : say('language-wrong', { tag })
  const add = () => {
    if (tag === '' || wrong !== undefined) return
    run(addLanguage(model, tag))
    setTyped(undefined)
  }
  return (
    <div className="st-add-language" role="group" aria-label={say('language-add')}>
      <TextInput
        label={say('language-tag')}
        value={typed}
        onChange={setTyped}
        onEnter={add}
        autoFocus
        hint={<span className={wrong && 'st-wrong'}>{wrong ?? name}</span>}
      />
      <div className="st-actions">
        <button
          type="button"
          className="st-button st-main"
          disabled={tag === '' || wrong !== undefined}
          onClick={add}
        >
          {say('create')}
        </button>
        <button type="button" className="st-button" onClick={() => setTyped(undefined)}>
          {say('cancel')}
        </button>
      </div>
    </div>
  )
}

/** A tag in its usual capitals; what is no tag stays as it is. */
function canonical(tag: string): string {
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? tag
  } catch {
    return tag
  }
}
