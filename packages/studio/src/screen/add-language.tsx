import { useState } from 'react'
import { isLanguage, languageName, languageOf, sameLanguage } from '@formwright/definition'
import { addLanguage } from '../edits/edition.ts'
import { SelectInput, TextInput } from './text-input.tsx'
import { useStudio } from './use-studio.ts'

/** Languages offered by name; any other can be entered by its code. */
const COMMON: readonly string[] =
  'ar bo de en es fr hi id it ja kk km ko ky lo mn ms my pt-BR ru th tr ug ur vi zh-CN zh-TW'.split(' ')

/** Adds a language by name or code. Whether it is mandatory is set in the form's settings. */
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
  const own = [languageOf(model.bundle.form), ...known]
  const isKnown = own.some((otherTag) => sameLanguage(otherTag, tag))
  const offered = COMMON.filter((otherTag) => !own.some((other) => sameLanguage(other, otherTag)))
    .map((otherTag) => [otherTag, languageName(otherTag, language)] as const)
    .sort(([, one], [, other]) => one.localeCompare(other, language))
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
      <SelectInput
        label={say('language-name')}
        value={COMMON.includes(tag) ? tag : ''}
        options={[['', ''], ...offered]}
        onChange={setTyped}
      />
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

/** A language tag in canonical capitalisation; an invalid one is unchanged. */
function canonical(tag: string): string {
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? tag
  } catch {
    return tag
  }
}
