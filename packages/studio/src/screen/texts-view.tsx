import { useMemo, useRef, useState } from 'react'
import { languageName, valueAt, LABEL_SEPARATOR } from '@formwright/definition'
import type { Problem } from '@formwright/definition'
import { translate } from '../edits/edition.ts'
import type { StudioModel } from '../model/studio-model.ts'
import { isMissingTranslation } from './place-of-problem.ts'
import { answersTo } from './search.ts'
import { TextInput } from './text-input.tsx'
import { useProblems, useStudio } from './use-studio.ts'

/** Texts that are shown of a long list; the search finds the others. */
const SHOWN = 100

/** The translations of a form: what is missing first, each text beside what it is in the other language. */
export function TextsView() {
  const { model, language, say } = useStudio()
  const problems = useProblems()
  const [query, setQuery] = useState('')
  const languages = Object.keys(model.bundle.texts)
  return (
    <div className="st-scroll">
      <section className="st-settings" aria-label={say('view-texts')}>
        {languages.length === 0 && <p className="st-hint">{say('texts-none')}</p>}
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
          <Translations
            key={tag}
            tag={tag}
            name={languageName(tag, language)}
            query={query}
            problems={problems}
          />
        ))}
      </section>
    </div>
  )
}

function Translations({
  tag,
  name,
  query,
  problems,
}: {
  readonly tag: string
  readonly name: string
  readonly query: string
  readonly problems: readonly Problem[]
}) {
  const { model, run, say } = useStudio()
  const translations = model.bundle.texts[tag] ?? {}
  // what was missing stays in its place while it is being written
  const begun = useRef(new Set<string>())
  for (const text of missingIn(model, problems, tag)) begun.current.add(text)
  const known = useMemo(() => Object.keys(translations), [translations])
  const missing = [...begun.current]
  const found = (text: string) => answersTo(text, query) || answersTo(translations[text] ?? '', query)
  const others = known.filter((text) => !begun.current.has(text) && found(text))
  const row = (text: string) => (
    <TextInput
      key={text}
      label={text}
      value={translations[text] ?? ''}
      onChange={(value) => run(translate(model, tag, text, value), `${tag}${text}`)}
    />
  )
  const open = missing.filter((text) => !Object.hasOwn(translations, text)).length
  return (
    <>
      <h2>{say('texts-missing', { language: name, n: open })}</h2>
      <div className="st-texts">{missing.filter(found).map(row)}</div>
      <h2>{say('texts-all', { language: name, n: known.length })}</h2>
      <div className="st-texts">{others.slice(0, SHOWN).map(row)}</div>
    </>
  )
}

/** The texts that the linter finds without a translation. */
function missingIn({ loaded }: StudioModel, problems: readonly Problem[], tag: string): string[] {
  return problems.flatMap(({ code, file, pointer, params }) => {
    if (!isMissingTranslation(code) || params.language !== tag) return []
    const source = loaded.sources.get(file) ?? [...loaded.sources.values()].find((one) => one.file === file)
    const whole = valueAt(source?.value, pointer)
    // a title of several pieces is translated piece by piece; a long text is told shortened
    const told = String(params.text)
    if (typeof whole !== 'string') return []
    return [whole.includes(LABEL_SEPARATOR) && !told.endsWith('…') ? told : whole]
  })
}
