import { describe, expect, test } from 'vitest'
import { parseForm } from './load.ts'

const edition = (name: string, years: readonly number[], more: object = {}) =>
  JSON.stringify({ edition: name, title: `${name}年度`, years: { report: years }, params: {}, ...more })

const PART: Record<string, unknown> = {
  'schema.json': {
    title: '一、{report.last}年',
    type: 'object',
    properties: { v: { title: '产值', $ref: '../../shared/fields.json#/$defs/money', 'x-id': 'a.v' } },
  },
  'ui.json': { type: 'VerticalLayout', elements: [{ type: 'Control', scope: '#/properties/v' }] },
  'rules.json': { rules: [] },
  'paper.json': { page: { start: 'new' }, blocks: [] },
}

const money = (minimum: number) =>
  JSON.stringify({ $defs: { money: { type: 'number', minimum, 'x-unit': '亿元' } } })

function partFiles(folder: string, changes: Record<string, unknown> = {}): [string, string][] {
  return Object.entries({ ...PART, ...changes }).map(([name, json]) => [
    `${folder}/${name}`,
    JSON.stringify(json),
  ])
}

const FORM: [string, string] = ['form.json', JSON.stringify({ id: 'x', title: '表', agency: '机关' })]
const LAST: [string, string][] = [
  FORM,
  ['2024/edition.json', edition('2024', [2022, 2023])],
  ['2024/shared/fields.json', money(0)],
  ...partFiles('2024/parts/1-a'),
  ...partFiles('2024/parts/2-b'),
]

const next = (inherits: Record<string, string | null>, own: [string, string][] = []) =>
  new Map([...LAST, ['2025/edition.json', edition('2025', [2023, 2024], { inherits })] as const, ...own])

const reported = (files: ReadonlyMap<string, string>) =>
  parseForm(files, '2025').problems.map(({ code, file, pointer }) => `${code} ${file}${pointer}`)

describe('an edition that shares files with another one', () => {
  test('is the last edition with its own years, and has the digest of a copy', () => {
    const files = next({ '.': '../2024' })
    const { bundle, problems } = parseForm(files, '2025')
    expect(problems).toEqual([])
    expect(bundle!.parts.map(({ key, title }) => `${key} ${title}`)).toEqual(['a 一、2024年', 'b 一、2024年'])
    const copy = new Map(LAST.map(([path, text]) => [path.replace('2024/', '2025/'), text]))
    copy.set('2025/edition.json', edition('2025', [2023, 2024]))
    expect(parseForm(copy).bundle!.digest).toBe(bundle!.digest)
  })

  test('its own file wins, in references of shared files too', () => {
    const { bundle } = parseForm(next({ '.': '../2024' }, [['2025/shared/fields.json', money(40)]]), '2025')
    expect(bundle!.schema.properties!.a!.properties!.v!.minimum).toBe(40)
  })

  test('null leaves a part out; a part may come from elsewhere and under another name', () => {
    const files = next({ '.': '../2024', 'parts/2-b': null, 'parts/3-c': '../2024/parts/1-a' })
    expect(parseForm(files, '2025').bundle!.parts.map(({ key }) => key)).toEqual(['a', 'c'])
  })

  test('a sibling form has parts of this one', () => {
    const review = new Map([
      ['form.json', JSON.stringify({ id: 'review', title: '复核表', agency: '机关' })],
      [
        '2025/edition.json',
        edition('2025', [2023, 2024], {
          inherits: {
            'parts/1-a': '../../x/2024/parts/1-a',
            shared: '../../x/2024/shared',
          },
        }),
      ],
      ...LAST.map(([path, text]) => [`../x/${path}`, text] as const),
    ])
    const { bundle, problems } = parseForm(review, '2025')
    expect(problems).toEqual([])
    expect(bundle!.form.id).toBe('review')
    expect(bundle!.parts).toHaveLength(1)
    // what is shared and used is pinned by the digest, what is not used is not
    const digestWith = (path: string, text: string) =>
      parseForm(new Map(review).set(path, text), '2025').bundle!.digest
    expect(digestWith('../x/2024/shared/fields.json', money(40))).not.toBe(bundle!.digest)
    expect(digestWith('../x/2024/parts/2-b/rules.json', '{ "rules": [], "note": "x" }')).toBe(bundle!.digest)
  })

  test('the digest of the next edition pins the files of the last one that it uses', () => {
    const files = next({ '.': '../2024' })
    const { digest } = parseForm(files, '2025').bundle!
    const shared = new Map(files).set('2024/shared/fields.json', money(40))
    expect(parseForm(shared, '2025').bundle!.digest).not.toBe(digest)
    expect(
      parseForm(new Map(files).set('2024/edition.json', edition('2024', [2020, 2021])), '2025').bundle!
        .digest,
    ).toBe(digest)
  })

  test('inheritance goes back as far as it goes', () => {
    const files = new Map([
      ...next({ '.': '../2024' }),
      ['2026/edition.json', edition('2026', [2024, 2025], { inherits: { '.': '../2025' } })] as const,
    ])
    expect(parseForm(files, '2026').bundle!.parts[0]!.title).toBe('一、2025年')
  })

  test('a problem in a shared file is told at its own place', () => {
    const files = next({ '.': '../2024' })
    files.set('2024/parts/1-a/ui.json', '{ "type": "VerticalLayout", "element": [] }')
    expect(reported(files)).toContain('unknown-property 2024/parts/1-a/ui.json/element')
  })

  test('what leads nowhere or in a circle is reported', () => {
    expect(reported(next({ '.': '../2023' }))).toContain('inherit-unknown 2025/edition.json/inherits/.')
    const circle = next({ '.': '../2024' })
    circle.set('2024/edition.json', edition('2024', [2022, 2023], { inherits: { '.': '../2025' } }))
    expect(reported(circle)).toContain('inherit-loop 2024/edition.json/inherits/.')
    expect(reported(next({ '.': '/etc' }))).toEqual(['inherit-unknown 2025/edition.json/inherits/.'])
  })
})
