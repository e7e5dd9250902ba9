import { languageName, languageOf, sameLanguage } from '@formwright/definition'
import { setFormFact, setRequiredLanguages } from '../edits/form-facts.ts'
import { ControlAnchor, anchorName } from './control-anchor.tsx'
import { TextInput, TickInput } from './text-input.tsx'
import { useStudio } from './use-studio.ts'
import { WholeInput } from './whole-input.tsx'

/** Texts that are repeated in other files; changed when editing ends. */
const FACTS = ['title', 'agency'] as const
const TEXTS = ['summary', 'source'] as const

/** The settings of the form in all years: title, agency, mandatory languages. */
export function FormSettings() {
  const { model, language, run, show, say } = useStudio()
  const { form, texts } = model.bundle
  const required = form.requiredLanguages ?? []
  const own = languageOf(form)
  const languages = [...Object.keys(texts), ...required].filter(
    (tag, index, all) =>
      !sameLanguage(tag, own) && all.findIndex((other) => sameLanguage(other, tag)) === index,
  )
  return (
    <>
      <h2>{say('form-facts')}</h2>
      {FACTS.map((fact) => (
        <ControlAnchor key={fact} of={['form.json', `/${fact}`]}>
          <WholeInput
            label={say(`form-${fact}`)}
            value={form[fact]}
            onWhole={(text) =>
              text.trim() === '' ? say('must-stand') : run(setFormFact(model, fact, text.trim()))
            }
          />
        </ControlAnchor>
      ))}
      {TEXTS.map((fact) => (
        <ControlAnchor key={fact} of={['form.json', `/${fact}`]}>
          <TextInput
            label={say(`form-${fact}`)}
            value={form[fact] ?? ''}
            multiline
            onChange={(text) => run(setFormFact(model, fact, text), `form-${fact}`)}
          />
        </ControlAnchor>
      ))}
      <fieldset className="st-list" data-at={anchorName('form.json', '/requiredLanguages')}>
        <legend>{say('form-languages')}</legend>
        {languages.map((tag) => (
          <TickInput
            key={tag}
            label={languageName(tag, language)}
            value={required.some((otherTag) => sameLanguage(otherTag, tag))}
            onChange={(on) =>
              run(
                setRequiredLanguages(
                  model,
                  on ? [...required, tag] : required.filter((otherTag) => !sameLanguage(otherTag, tag)),
                ),
              )
            }
          />
        ))}
        <p className="st-hint">{say(languages.length === 0 ? 'texts-none' : 'form-languages-hint')}</p>
        <button type="button" className="st-button" onClick={() => show({ view: 'texts' })}>
          {say('form-languages-go')}
        </button>
      </fieldset>
    </>
  )
}
