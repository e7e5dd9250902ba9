import { languageName, languageOf, sameLanguage } from '@formwright/definition'
import { setFormFact, setRequiredLanguages } from '../edits/form-facts.ts'
import type { FormFact } from '../edits/form-facts.ts'
import { TextInput, TickInput } from './text-input.tsx'
import { useStudio } from './use-studio.ts'

const FACTS: readonly FormFact[] = ['title', 'agency', 'summary']

/** Languages that may be asked for besides those that the form has texts in. */
const USUAL = ['zh-CN', 'en']

/**
 * What is said of the form as a whole, in every year: its title, who issues it, languages that it must have.
 */
export function FormSettings() {
  const { model, language, run, say } = useStudio()
  const { form, texts } = model.bundle
  const required = form.requiredLanguages ?? []
  const own = languageOf(form)
  const languages = [...Object.keys(texts), ...required, ...USUAL].filter(
    (one, index, all) =>
      !sameLanguage(one, own) && all.findIndex((other) => sameLanguage(other, one)) === index,
  )
  return (
    <>
      <h2>{say('form-facts')}</h2>
      {FACTS.map((fact) => (
        <TextInput
          key={fact}
          label={say(`form-${fact}`)}
          value={form[fact] ?? ''}
          multiline={fact === 'summary'}
          onChange={(text) =>
            (text !== '' || fact === 'summary') && run(setFormFact(model, fact, text), `form-${fact}`)
          }
        />
      ))}
      <fieldset className="st-list">
        <legend>{say('form-languages')}</legend>
        {languages.map((tag) => (
          <TickInput
            key={tag}
            label={languageName(tag, language)}
            value={required.some((one) => sameLanguage(one, tag))}
            onChange={(on) =>
              run(
                setRequiredLanguages(
                  model,
                  on ? [...required, tag] : required.filter((one) => !sameLanguage(one, tag)),
                ),
              )
            }
          />
        ))}
        <p className="st-hint">{say('form-languages-hint')}</p>
      </fieldset>
    </>
  )
}
