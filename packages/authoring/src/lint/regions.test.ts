import { expect, test } from 'vitest'
import { parseForm } from '@formwright/definition'
import { filesOf } from '@formwright/definition/testing'
import { lint } from './lint.ts'

const LEVELS = [
  { id: 'country', title: 'Country', places: { E: 'England', W: 'Wales' } },
  { id: 'council', title: 'Council', places: { E06000001: 'Hartlepool', W06000015: 'Cardiff' } },
]
const ROLES = {
  officer: { title: 'Officer', level: 'council' },
  inspector: { title: 'Inspector', level: 'country' },
}
const WORKFLOW = { start: 'draft', states: { draft: { title: 'Draft', edit: { officer: ['/place'] } } } }
const PLACE = { type: 'object', format: 'region', title: 'Council', properties: { code: {}, name: {} } }
const CODES = /^(level|place|region|not-a-region|applicants|listed)/

/** What is found about places and levels: code and where. */
function found(change: {
  readonly levels?: readonly object[]
  readonly form?: object
  readonly level?: string
  readonly files?: Readonly<Record<string, unknown>>
}): string[] {
  const files = filesOf({
    fields: { place: PLACE },
    ui: {
      type: 'VerticalLayout',
      elements: [
        { type: 'Control', scope: '#/properties/place', options: { level: change.level ?? 'council' } },
      ],
    },
    form: {
      language: 'en',
      roles: ROLES,
      workflow: WORKFLOW,
      region: { council: '/place' },
      quotas: [{ of: 'country', limit: 3, source: 'Notice' }],
      ...change.form,
    },
    ...(change.files ? { files: change.files } : {}),
  })
  files.set('regions.json', JSON.stringify({ levels: change.levels ?? LEVELS }))
  return lint(parseForm(files), []).flatMap(({ code, file, pointer }) =>
    CODES.test(code) ? [`${code} ${file}#${pointer}`] : [],
  )
}

const withRegions = (...items: object[]) =>
  items.map((own, index) => ({ ...LEVELS[index], places: { ...LEVELS[index]!.places, ...own } }))

test('a form may have places of its own', () => {
  expect(found({})).toEqual([])
})

test.each<[string, Parameters<typeof found>[0], string]>([
  [
    'a place that lies in none above it',
    { levels: withRegions({}, { S12000033: 'Aberdeen' }) },
    'place-outside regions.json#/levels/1/places/S12000033',
  ],
  [
    'a code that begins as another of its level',
    { levels: withRegions({}, { E06000001A: 'Durham' }) },
    'place-within regions.json#/levels/1/places/E06000001A',
  ],
  [
    'a code that reads as one of China',
    { levels: withRegions({ 350100: 'Fuzhou' }, {}) },
    'place-zeros regions.json#/levels/0/places/350100',
  ],
  [
    'two places of one name in the same larger one',
    { levels: withRegions({}, { E06000002: 'Hartlepool' }) },
    'place-twice regions.json#/levels/1/places/E06000002',
  ],
  [
    'a code in small letters',
    { levels: withRegions({ n: 'N' }, {}) },
    'place-code regions.json#/levels/0/places/n',
  ],
  [
    'a level called as what is none',
    {
      levels: [{ ...LEVELS[0], id: 'everywhere' }, LEVELS[1]!],
      form: { roles: { officer: ROLES.officer }, quotas: [] },
    },
    'level-reserved regions.json#/levels/0/id',
  ],
  [
    'a level twice',
    {
      levels: [LEVELS[0]!, { ...LEVELS[1], id: 'country' }],
      form: { roles: {}, workflow: undefined, region: undefined },
      level: 'country',
    },
    'listed-twice regions.json#/levels/1/id',
  ],
  [
    'a role of a level that there is not',
    { form: { roles: { ...ROLES, officer: { title: 'Officer', level: 'county' } } } },
    'level-unknown form.json#/roles/officer/level',
  ],
  [
    'a role without a level',
    { form: { roles: { ...ROLES, officer: { title: 'Officer' } } } },
    'level-missing form.json#/roles/officer',
  ],
  [
    'a field of a level that there is not',
    { level: 'county' },
    'level-unknown 2024/ui.json#/elements/0/options/level',
  ],
  [
    'a quota of a level that there is not',
    { form: { quotas: [{ of: 'province', limit: 3, source: 'Notice' }] } },
    'level-unknown form.json#/quotas/0/of',
  ],
  [
    'a quota of a place that there is not',
    { form: { quotas: [{ of: 'country', limit: 3, source: 'Notice', codes: ['E06000002'] }] } },
    'place-unknown form.json#/quotas/0/codes/0',
  ],
  [
    'a ruling of a place that there is not',
    {
      files: {
        'regions/S.json': {
          region: 'S',
          authority: 'A',
          source: 'N',
          instructions: [{ id: '1', text: 'x' }],
        },
      },
    },
    'place-unknown 2024/regions/S.json#/region',
  ],
  [
    'a level of the own region that there is not',
    { form: { region: { county: '/place' } } },
    'level-unknown form.json#/region/county',
  ],
  [
    'who fills in without regions and sees all',
    { form: { roles: { officer: { title: 'Officer' } }, quotas: [], region: undefined } },
    'applicants-see-all form.json#/roles/officer',
  ],
])('%s is told', (_, change, expected) => {
  expect(found(change)).toEqual([expected])
})

test('in a form without regions no role needs a level', () => {
  const roles = { officer: { title: 'Officer', scope: 'own' }, inspector: { title: 'Inspector' } }
  expect(found({ form: { roles, quotas: [], region: undefined } })).toEqual([])
})
