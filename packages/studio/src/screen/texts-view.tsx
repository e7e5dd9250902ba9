import { useDeferredValue, useMemo, useRef, useState } from 'react'
import { untranslated } from '@formwright/authoring'
import { languageName, languageOf, sameLanguage } from '@formwright/definition'
import { fieldTypes } from '@formwright/fields'
import { outdatedTexts } from '../edits/texts.ts'
import { answersTo } from '../pinyin/answers-to.ts'
import { AddLanguage } from './add-language.tsx'
import { TranslationInput } from './translation-input.tsx'
import { useStudio } from './use-studio.ts'

/** Maximum number of texts shown; the search finds the others. */
const SHOWN = 100

/** The translations of a form: missing ones first, each next to its original. */
export function TextsView() {
  const { model, language, say } = useStudio()
  const [query, setQuery] = useState('')
  const { texts, form } = model.bundle
  // a required language is shown even before it has any text
  const asked = (form.requiredLanguages ?? []).filter((tag) => !sameLanguage(tag, languageOf(form)))
  const languages = [...Object.keys(texts), ...asked].filter(
    (tag, index, all) => all.findIndex((other) => sameLanguage(other, tag)) === index,
  )
  return (
    <div className="st-scroll">
      <section className="st-settings" aria-label={say('view-texts')}>
        {languages.length === 0 && <p className="st-hint">{say('texts-none')}</p>}
        <AddLanguage known={languages} />
        {languages.length > 0 && (
          <input
            type="search"
            className="st-input"
            aria-label={say('texts-find')}
            placeholder={say('texts-find')}
            value={query}
            onChange={({ target }) => setQuery(target.value)}
          />
        )}
        {languages.map((tag) => (
          <TextsIn key={tag} tag={tag} name={languageName(tag, language)} query={query} />
        ))}
      </section>
    </div>
  )
}

function TextsIn({
  tag,
  name,
  query,
}: {
  readonly tag: string
  readonly name: string
  readonly query: string
}) {
  const { model, say } = useStudio()
  const translations = model.bundle.texts[tag] ?? {}
  // a text that was missing keeps its position while it is being translated
  const started = useRef(new Set<string>())
  const loaded = useDeferredValue(model.loaded)
  const lacking = useMemo(() => untranslated(loaded, fieldTypes, tag), [loaded, tag])
  for (const text of lacking) started.current.add(text)
  const outdated = outdatedTexts(model, tag)
  // and so does one with an outdated translation
  const doubtful = useRef(new Set<string>())
  for (const text of outdated.keys()) if (!started.current.has(text)) doubtful.current.add(text)
  const known = useMemo(() => Object.keys(translations), [translations])
  const missing = [...started.current]
  const found = (text: string) => answersTo(text, query) || answersTo(translations[text] ?? '', query)
  const looked = [...doubtful.current].filter((text) => Object.hasOwn(translations, text))
  const others = known.filter(
    (text) => !started.current.has(text) && !doubtful.current.has(text) && found(text),
  )
  const row = (text: string) => <TranslationInput key={text} tag={tag} text={text} label={text} />
  const open = missing.filter((text) => !Object.hasOwn(translations, text)).length
  return (
    <>
      <h2>
        {open === 0
          ? say('texts-complete', { language: name })
          : say('texts-missing', { language: name, n: open })}
      </h2>
      <div className="st-texts">{missing.filter(found).map(row)}</div>
      {looked.length > 0 && (
        <>
          <h2>{say('texts-outdated', { language: name, n: outdated.size })}</h2>
          <div className="st-texts">{looked.filter(found).map(row)}</div>
        </>
      )}
      <h2>{say('texts-all', { language: name, n: known.length })}</h2>
      <div className="st-texts">{others.slice(0, SHOWN).map(row)}</div>
      {others.length > SHOWN && <p className="st-hint">{say('texts-more', { n: others.length - SHOWN })}</p>}
    </>
  )
}
