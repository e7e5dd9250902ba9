import { useMemo } from 'react'
import { languageName, LABEL_SEPARATOR, ownMember } from '@formwright/definition'
import { confirmTranslation, translate } from '../edits/edition.ts'
import { outdatedTexts } from '../edits/texts.ts'
import { TextInput } from './text-input.tsx'
import { useStudio } from './use-studio.ts'

/** The translations of a text in each language of the form; for a label separately for each title. */
export function Translations({ text }: { readonly text: string }) {
  const { model, language, say } = useStudio()
  const titles = text.split(LABEL_SEPARATOR)
  return Object.keys(model.bundle.texts).flatMap((tag) =>
    titles.map((title, index) => {
      const name = say('label-in', { language: languageName(tag, language) })
      const label = titles.length > 1 ? `${name} · ${title}` : name
      return <TranslationInput key={`${tag}${index}`} tag={tag} text={title} label={label} />
    }),
  )
}

/** The translation of one text; if it was made for an earlier text, this is said and can be confirmed. */
export function TranslationInput({
  tag,
  text,
  label,
}: {
  readonly tag: string
  readonly text: string
  readonly label: string
}) {
  const { model, run, say } = useStudio()
  const earlierText = useMemo(() => outdatedTexts(model, tag), [model, tag]).get(text)
  return (
    <TextInput
      label={label}
      value={ownMember(model.bundle.texts[tag] ?? {}, text) ?? ''}
      onChange={(value) => run(translate(model, tag, text, value), `${tag}${text}`)}
      hint={
        earlierText === undefined ? undefined : (
          <span className="st-outdated">
            {say('translation-outdated', { was: earlierText })}{' '}
            <button
              type="button"
              className="st-button"
              onClick={() => run(confirmTranslation(model, tag, text))}
            >
              {say('translation-confirm')}
            </button>
          </span>
        )
      }
    />
  )
}
