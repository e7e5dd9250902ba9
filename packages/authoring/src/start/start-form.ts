import { ATTACHMENTS, below, DEFAULT_LANGUAGE, inLanguage, LISTS, sameLanguage } from '@formwright/definition'
import type { FileMap, Language } from '@formwright/definition'
import readme from './readme.json' with { type: 'json' }
import answers from './template/answers.json' with { type: 'json' }
import cases from './template/cases.json' with { type: 'json' }
import edition from './template/edition.json' with { type: 'json' }
import form from './template/form.json' with { type: 'json' }
import paper from './template/paper.json' with { type: 'json' }
import rules from './template/rules.json' with { type: 'json' }
import schema from './template/schema.json' with { type: 'json' }
import ui from './template/ui.json' with { type: 'json' }
import translations from './translations.json' with { type: 'json' }
import units from './units.json' with { type: 'json' }
import { workflowOf } from './workflow.ts'
import { inWords } from './words.ts'

/**
 * The files of a new form with one part, without lint errors: a start for editing.
 * @param id identifier of the form in addresses and file names
 * @param year the edition; the form is about the two preceding years
 * @param language the form's language. a form in the default language includes translations
 */
export function startForm(id: string, year: number, language: Language = DEFAULT_LANGUAGE): FileMap {
  const years = [year - 2, year - 1] as const
  const isDefault = sameLanguage(language, DEFAULT_LANGUAGE)
  const own = inLanguage<object>(units, language)
  const said = (json: unknown) => inWords(json, language)
  const pointers = [...Object.keys(schema.properties).map((key) => below('', key)), ATTACHMENTS, LISTS]
  const files: Record<string, unknown> = {
    'form.json': {
      id,
      ...(isDefault ? {} : { language }),
      ...(Object.keys(own).length === 0 ? {} : { units: own }),
      ...(said({ ...form, id }) as object),
      ...workflowOf('recommend', pointers, language),
    },
    [`${year}/edition.json`]: said({ ...edition, years: { report: years } }),
    [`${year}/schema.json`]: said(schema),
    [`${year}/ui.json`]: said(ui),
    [`${year}/rules.json`]: said(rules),
    [`${year}/paper.json`]: said(paper),
    [`${year}/answers/sample.json`]: said(answers),
    [`${year}/cases/income.json`]: said(cases),
    ...(isDefault ? translationFiles(year) : {}),
  }
  const written = Object.entries(files).map(([path, json]): [string, string] => [
    path,
    `${JSON.stringify(json, null, 2)}\n`.replaceAll('{edition}', String(year)),
  ])
  return new Map([...written, ['README.md', `${inLanguage(readme, language).join('\n')}\n`]])
}

/** The translations of a form in the default language, one file for each language. */
function translationFiles(year: number): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(translations).map(([language, translated]) => [
      `${year}/texts/${language}.json`,
      { language, texts: translated },
    ]),
  )
}
