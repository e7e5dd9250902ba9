import type { FileMap } from '@formwright/definition'
import answers from './template/answers.json' with { type: 'json' }
import cases from './template/cases.json' with { type: 'json' }
import edition from './template/edition.json' with { type: 'json' }
import form from './template/form.json' with { type: 'json' }
import paper from './template/paper.json' with { type: 'json' }
import readme from './template/readme.json' with { type: 'json' }
import rules from './template/rules.json' with { type: 'json' }
import schema from './template/schema.json' with { type: 'json' }
import texts from './template/texts.json' with { type: 'json' }
import ui from './template/ui.json' with { type: 'json' }

/**
 * The files of a new form of one part that lints clean: a start to be edited.
 * @param id name of the form in addresses and file names
 * @param year the edition; the form asks for the two years before it
 */
export function startForm(id: string, year: number): FileMap {
  const years = [year - 2, year - 1] as const
  const write = (json: unknown) => `${JSON.stringify(json, null, 2)}\n`.replaceAll('{edition}', String(year))
  const files: Record<string, unknown> = {
    'form.json': { ...form, id },
    [`${year}/edition.json`]: { ...edition, years: { report: years } },
    [`${year}/schema.json`]: schema,
    [`${year}/ui.json`]: ui,
    [`${year}/rules.json`]: rules,
    [`${year}/paper.json`]: paper,
    [`${year}/answers/sample.json`]: answers,
    [`${year}/cases/income.json`]: cases,
    [`${year}/texts/en.json`]: texts,
  }
  const written = Object.entries(files).map(([path, json]): [string, string] => [path, write(json)])
  return new Map([...written, ['README.md', `${readme.join('\n')}\n`]])
}
