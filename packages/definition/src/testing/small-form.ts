import { parseForm } from '../bundle/load.ts'
import type { FormBundle } from '../types/index.ts'
import type { FileMap } from '../files/layout.ts'
import { explain } from '../problems/problem.ts'

/** What a test says of its form; the rest is as short as the format allows. */
export interface SmallForm {
  /** The fields by their keys. */
  readonly fields?: Readonly<Record<string, object>>
  /** What else the schema says, or all of it where no fields are given. */
  readonly schema?: object
  /** The key of a part that holds the fields; without it they are at the root of the answers. */
  readonly part?: string
  /** Rules; one that checks is an error with a message and a source unless it says otherwise. */
  readonly rules?: readonly object[]
  /** Sets of years; `report` are the last three unless said. */
  readonly years?: object
  readonly params?: object
  readonly ui?: object
  /** Blocks of the printed pages. */
  readonly blocks?: readonly object[]
  /** Properties of `form.json` and of `edition.json`. */
  readonly form?: object
  readonly edition?: object
  /** More files of the edition, or others in place of those above, by their paths in its folder. */
  readonly files?: Readonly<Record<string, unknown>>
}

/** Name and folder of the only edition, and when it is filled in. */
const EDITION = '2024'
const WINDOW = { from: '2024-01-01', to: '2024-07-31', timeZone: 'Asia/Shanghai', source: '通知' }

const CHECK = { severity: 'error', kind: 'consistency', message: '不符', source: '说明' }

/** The files of a form with one part. */
export function filesOf(small: SmallForm): Map<string, string> {
  const { fields, schema, part, rules = [], ui, blocks = [] } = small
  const folder = part === undefined ? '' : `parts/1-${part}/`
  const files: Record<string, unknown> = {
    'edition.json': {
      edition: EDITION,
      title: `${EDITION}年度`,
      years: small.years ?? { report: [2021, 2022, 2023] },
      params: small.params ?? {},
      window: WINDOW,
      ...small.edition,
    },
    [`${folder}schema.json`]: fields
      ? { title: '一', type: 'object', properties: fields, ...schema }
      : (schema ?? { title: '一', type: 'object', properties: {} }),
    [`${folder}ui.json`]: ui ?? { type: 'VerticalLayout', elements: [] },
    [`${folder}rules.json`]: { rules: rules.map((rule) => ('check' in rule ? { ...CHECK, ...rule } : rule)) },
    [`${folder}paper.json`]: { page: { start: 'new' }, blocks },
    ...small.files,
  }
  return new Map([
    ['form.json', JSON.stringify({ id: 'x', title: '表', agency: '机关', ...small.form })],
    ...Object.entries(files).map(([path, json]) => [`${EDITION}/${path}`, JSON.stringify(json)] as const),
  ])
}

/**
 * The bundle of a small form.
 *
 * @throws with every problem of the definition explained, where it makes no bundle
 */
export function bundleOf(small: SmallForm): FormBundle {
  return bundleOfFiles(filesOf(small))
}

/** The bundle of a form's files: of its only edition, or of the one that is named. */
export function bundleOfFiles(files: FileMap, edition?: string): FormBundle {
  const { bundle, problems } = parseForm(files, edition)
  if (bundle) return bundle
  const lines = problems.map((problem) => `${problem.file}${problem.pointer}: ${explain(problem, 'en').says}`)
  throw new Error(lines.join('\n'))
}
