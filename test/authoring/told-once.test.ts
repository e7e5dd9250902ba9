import { basename } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { explain, parseForm } from '@formwright/definition'
import type { FileMap, Loaded, Problem } from '@formwright/definition'
import { readForm } from '@formwright/definition/node'
import { fieldTypes } from '@formwright/fields'
import { publishable } from '../../packages/authoring/src/publish/publishable.ts'
import { EDITION } from '../edition.ts'

const edition = basename(EDITION)
let files: FileMap
let clean: Loaded

beforeAll(async () => {
  files = (await readForm(EDITION)).files
  clean = parseForm(files, edition)
})

type Json = Record<string, any>

/** The files after edits of some, moves and copies. */
function after(
  edits: Readonly<Record<string, (json: Json) => void>>,
  moves: readonly [string, string, 'copy'?][] = [],
) {
  const map = new Map(files)
  for (const [path, edit] of Object.entries(edits)) {
    const at = path === 'form.json' ? path : `${edition}/${path}`
    const json = JSON.parse(map.get(at)!) as Json
    edit(json)
    map.set(at, JSON.stringify(json, null, 2))
  }
  for (const [from, to, kind] of moves)
    for (const [path, text] of [...map].filter(([one]) => one.startsWith(`${edition}/${from}`))) {
      map.set(`${edition}/${to}${path.slice(edition.length + 1 + from.length)}`, text)
      if (kind !== 'copy') map.delete(path)
    }
  return map
}

const told = (map: FileMap): Problem[] => publishable(parseForm(map, edition, clean), fieldTypes)
const codes = (problems: readonly Problem[]) => problems.map(({ code }) => code)

test.each<[string, Parameters<typeof after>, string[]]>([
  [
    'a shared file that is called otherwise',
    [{}, [['shared/fields.json', 'shared/field.json']]],
    ['ref-unknown'],
  ],
  ['two folders of one part', [{}, [['parts/4-digital/', 'parts/10-digital/', 'copy']]], ['part-twice']],
  ['a part that was copied', [{}, [['parts/4-digital/', 'parts/11-more/', 'copy']]], ['part-copied']],
  ['a role that was taken away', [{ 'form.json': (form) => void delete form.roles.city }], ['role-unknown']],
  [
    'a parameter that was taken away',
    [{ 'edition.json': ({ params }) => void delete params.minOutput }],
    ['unknown-name'],
  ],
  [
    'years by another name',
    [
      {
        'edition.json': ({ years }) => {
          years.reports = years.report
          delete years.report
        },
      },
    ],
    ['name-misspelt'],
  ],
  [
    'a name where a sample wants a region',
    [{ 'answers/eligible.json': ({ cover }) => void (cover.region.province = '福建省') }],
    ['case-sample'],
  ],
  [
    'the words of an option in a case',
    [
      {
        'parts/4-digital/cases/rates.json': ({ cases }) =>
          void (cases[0].set['/digital/softwareRateRising'] = '是'),
      },
    ],
    ['unknown-option'],
  ],
])('%s is told once', (_, [edits, moves], expected) => {
  const problems = told(after(edits, moves))
  expect(codes(problems)).toEqual(expected)
  for (const language of ['zh-CN', 'en'])
    expect(Object.values(explain(problems[0]!, language)).join('')).not.toMatch(/undefined|\[object/)
})

test('slips that have nothing to do with each other are told together, however deep they lie', () => {
  const problems = told(
    after({
      'edition.json': ({ window }) => void (window.to = '2024-07-32'),
      'form.json': ({ workflow }) => void (workflow.start = 'drft'),
      'parts/4-digital/schema.json': ({ properties }) => void (properties.cloudSmeCount.minimumm = 3),
      'parts/4-digital/rules.json': ({ rules }) =>
        void (rules[2].check = 'near(digital.cloudRat, expected, 1)'),
      'parts/5-green/ui.json': ({ elements }) => void (elements[0].type = 'Gruop'),
      'parts/6-open/paper.json': ({ blocks }) => void (blocks[0].rows[0][0].label = '/nix'),
    }),
  )
  expect(codes(problems).toSorted()).toEqual([
    'cell-unknown',
    'date-impossible',
    'invalid-value',
    'state-unknown',
    'unknown-field',
    'unknown-property',
  ])
})

test('a file that cannot be read hides nothing of the others, and an unknown format no misspelt name', () => {
  const map = new Map(
    after({
      'parts/4-digital/schema.json': ({ properties }) => void (properties.cloudSmeCount.format = 'daet'),
      'parts/5-green/rules.json': ({ rules }) => void (rules[0].check = 'green.nix > 3'),
    }),
  )
  map.set(`${edition}/parts/7-governance/rules.json`, '{ "rules": [ , ] }')
  expect(codes(told(map)).toSorted()).toEqual(['format-unknown', 'json-comma-twice', 'unknown-field'])
})
