import { beforeAll, describe, expect, test } from 'vitest'
import { hasErrors, parseForm } from '@formwright/definition'
import type { CarryEntry, CarryMap, FileMap } from '@formwright/definition'
import { readForm } from '@formwright/definition/node'
import { compileForm } from '@formwright/engine'
import { fieldTypes } from '@formwright/fields'
import { EDITION } from '../edition.ts'
import { runCases } from '../../packages/authoring/src/cases/run-cases.ts'
import { diff } from '../../packages/authoring/src/diff/diff.ts'
import { lint } from '../../packages/authoring/src/lint/lint.ts'
import { startForm } from '../../packages/authoring/src/start/start-form.ts'
import { revise } from '../../packages/authoring/src/revise/revise.ts'
import type { Revision } from '../../packages/authoring/src/revise/revise.ts'
import { revisionReview } from '../../packages/authoring/src/revise/revision-review.ts'

let shipped: FileMap

beforeAll(async () => {
  const { files } = await readForm(EDITION)
  shipped = new Map([...files].filter(([path]) => path.startsWith('2024/') || path === 'form.json'))
})

function revised(
  files: FileMap,
  from: string,
  to: string,
  omit: string[] = [],
): Revision & { all: Map<string, string> } {
  const revision = revise(files, from, to, { omit, fieldTypes })
  if (!('files' in revision)) throw new Error(JSON.stringify(revision))
  return { ...revision, all: new Map([...files, ...revision.files]) }
}

test('rulings of regions are told, and hold on where that is said, their days a year on', () => {
  const ruling = (window: string) =>
    `{ "region": "530000", "authority": "省厅", "source": "示例", "window": { ${window} } }\n`
  const days = (year: number) => `"from": "${year}-02-29", "to": "${year}-06-30", "timeZone": "Asia/Shanghai"`
  const files = new Map(shipped).set('2024/regions/530000.json', ruling(`${days(2024)}, "source": "通知"`))
  const told = [{ file: '2024/regions/530000.json', region: '530000', authority: '省厅' }]
  const { variants, all } = revised(files, '2024', '2025')
  expect(variants).toEqual(told)
  expect(revisionReview(parseForm(all, '2024'), parseForm(all, '2025'), fieldTypes)?.variants).toEqual(told)
  const kept = revise(files, '2024', '2025', { regions: ['530000'], fieldTypes })
  if (!('files' in kept)) throw new Error(JSON.stringify(kept))
  expect(kept.variants).toEqual([])
  expect(JSON.parse(kept.files.get('2025/regions/530000.json')!)).toMatchObject({
    window: { from: '2025-02-28', to: '2025-06-30', verified: false },
  })
  expect(kept.unverified).toEqual([{ file: '2025/regions/530000.json', authority: '省厅' }])
  // days that were revised are no years that were left behind
  expect(kept.mentions.filter(({ file }) => file.includes('/regions/'))).toEqual([])
})

/** Edits `edition.json` of an edition as somebody does by hand: text for text. */
const rewritten = (files: Map<string, string>, edition: string, from: string, to: string) => {
  const text = files.get(`${edition}/edition.json`)!
  expect(text).toContain(from)
  return new Map(files).set(`${edition}/edition.json`, text.replaceAll(from, to))
}

test('the parameters to be looked at are the same each year, whichever year their notice is of', () => {
  const files = rewritten(
    new Map(startForm('x', 2026)),
    '2026',
    '"params": {',
    `"params": {
    "least": { "title": "下限", "value": 50, "unit": "亿元", "source": "认定标准（2022年版）一" },
    "words": { "title": "字数", "value": 2000, "unit": "字", "source": "合理性" },`,
  )
  const namesIn = (of: Map<string, string>, from: string, to: string) => {
    const { params, all } = revised(of, from, to)
    return [params.map(({ name }) => name), all] as const
  }
  const [first, next] = namesIn(files, '2026', '2027')
  const [second, last] = namesIn(next, '2027', '2028')
  expect(first).toContain('least')
  expect(first).not.toContain('words')
  expect([second, namesIn(last, '2028', '2029')[0]]).toEqual([first, first])
})

test('a year that somebody wrote in the new edition since is no year left behind', () => {
  const files = rewritten(new Map(shipped), '2024', '"source": "', '"source": "某函〔2024〕8号；')
  const { all } = revised(files, '2024', '2025')
  const sourceIn = (then: Map<string, string>) =>
    revisionReview(parseForm(then, '2024'), parseForm(then, '2025'), fieldTypes)!
      .mentions.filter(({ file, pointer }) => file === '2025/edition.json' && pointer === '/source')
      .map(({ year }) => year)
  expect(sourceIn(all)).toContain(2024)
  // targets of the edition before are of this year, too
  expect(sourceIn(rewritten(all, '2025', '某函〔2024〕8号', '某函〔2025〕88号'))).not.toContain(2025)
  expect(sourceIn(rewritten(all, '2025', '某函〔2024〕8号；', '新的某函（2024）8号；'))).toContain(2024)
})

test('a parameter that only the rule reads goes with it, whatever texts and fields are called as it is', () => {
  const files = new Map(startForm('x', 2026))
  const edit = (path: string, change: (value: { params: object; rules: object[] }) => unknown) => {
    const value = JSON.parse(files.get(path)!) as { params: object; rules: object[] }
    change(value)
    files.set(path, JSON.stringify(value))
  }
  edit('2026/edition.json', ({ params }) =>
    Object.assign(params, { summary: { title: '示例', value: 1, source: '通知' } }),
  )
  edit('2026/rules.json', ({ rules }) =>
    rules.push({
      id: 'S-1',
      severity: 'error',
      kind: 'plausibility',
      check: 'amount(staff) > params.summary',
      at: '/staff',
      message: '不少于 {params.summary}',
      source: '通知',
    }),
  )
  const paramsWith = (types: { fieldTypes?: typeof fieldTypes }) => {
    const revision = revise(files, '2026', '2027', { omit: ['S-1'], ...types })
    if (!('files' in revision)) throw new Error(JSON.stringify(revision))
    return (JSON.parse(revision.files.get('2027/edition.json')!) as { params: object }).params
  }
  expect(paramsWith({ fieldTypes })).not.toHaveProperty('summary')
  // a screen might name it
  expect(paramsWith({})).toHaveProperty('summary')
})

describe('the next edition of the shipped form', () => {
  test('is edition.json and carry.json, and everything that has to be looked at is listed', () => {
    const { files, params, mentions, obsolete, renamed, dropped } = revised(shipped, '2024', '2025')
    expect(dropped).toContainEqual({
      id: 'cover.declarationDate',
      label: '申报时间',
      reason: '日期按本年度重新填写',
    })
    expect([...files.keys()]).toEqual(['2025/edition.json', '2025/carry.json'])
    expect(renamed).toEqual([])
    expect(obsolete).toMatchObject([{ id: 'HIR-03', why: 'never-applies', params: ['innovativeSmeSince'] }])
    expect(params.map(({ name }) => name)).toContain('innovativeSmeSince')
    expect(mentions).toContainEqual(
      expect.objectContaining({
        file: '2024/parts/2-leading/rules.json',
        pointer: expect.stringMatching(/^\/rules\/\d+\//),
        year: 2022,
        text: expect.stringContaining('2022-08 起'),
      }),
    )
    expect(mentions.some(({ file }) => file === 'form.json')).toBe(true)
    // days that a sample fills in, such as when a firm was registered, name no year of the form
    const inSamples = mentions.filter(({ file }) => file.includes('/answers/'))
    expect(inSamples.filter(({ text }) => /"\d{4}-\d\d-\d\d"/.test(text))).toEqual([])
  })

  test('without the rule that can no longer hold it lints clean and its cases hold', () => {
    const { all, files } = revised(shipped, '2024', '2025', ['HIR-03'])
    const loaded = parseForm(all, '2025')
    expect(lint(loaded, fieldTypes)).toEqual([])
    expect(runCases(loaded, compileForm(loaded.bundle!)).problems).toEqual([])
    const { edition, schema } = loaded.bundle!
    expect(edition.window).toMatchObject({ from: '2025-01-01', to: '2025-07-31', verified: false })
    expect(edition.title).toBe('2025年度')
    expect(edition.params).not.toHaveProperty('innovativeSmeSince')
    expect(JSON.stringify(schema)).toContain('2027年目标值')
    const carry = JSON.parse(files.get('2025/carry.json')!) as CarryMap
    expect(carry.fields).toMatchObject({
      'leading.totalOutput': 'same',
      'cover.declarationDate': { drop: '日期按本年度重新填写' },
      'declaration.provincialOpinion': { drop: '由审核人填写，不带入' },
    })
  })

  test('and so does the edition after it', () => {
    const { all } = revised(shipped, '2024', '2025', ['HIR-03'])
    const { all: later } = revised(all, '2025', '2026')
    expect(later.get('2026/edition.json')).toContain('"inherits": { ".": "../2025" },')
    const next = parseForm(later, '2026')
    expect(lint(next, fieldTypes)).toEqual([])
    expect(next.bundle!.edition.years).toEqual({ report: [2023, 2024, 2025], plan: [2026, 2027, 2028] })
    expect(runCases(next, compileForm(next.bundle!)).problems).toEqual([])
  })
})

const numbered = (files: FileMap) => {
  const edit = (path: string, from: string, to: string): [string, string] => {
    expect(files.get(path), path).toContain(from)
    return [path, files.get(path)!.replaceAll(from, to)]
  }
  return new Map([
    ...files,
    edit('2026/answers/sample.json', '"last"', '"y2025"'),
    edit('2026/cases/income.json', '/income/last', '/income/y2025'),
    edit('2026/edition.json', '{report.last+1}', '2026'),
    edit('2026/texts/en.json', '{report.last+1}', '2026'),
  ])
}

test('years that a form writes as numbers are named by alias in the new edition, its title is translated', () => {
  const { all, renamed } = revised(numbered(startForm('x', 2026)), '2026', '2027')
  expect(renamed).toEqual(['2027/answers/sample.json', '2027/cases/income.json'])
  expect(all.get('2027/answers/sample.json')).toBe(startForm('x', 2026).get('2026/answers/sample.json'))
  const loaded = parseForm(all, '2027')
  expect(lint(loaded, fieldTypes)).toEqual([])
  expect(runCases(loaded, compileForm(loaded.bundle!)).problems).toEqual([])
})

test('the end of a plan is counted from the edition, days near the window from it; what follows a date of the answers stays', () => {
  const dated = (window: object | undefined, years: object) => {
    const files = startForm('x', 2026)
    const edition = JSON.parse(files.get('2026/edition.json')!) as object
    const schema = JSON.parse(files.get('2026/schema.json')!) as { properties: Record<string, object> }
    const sample = JSON.parse(files.get('2026/answers/sample.json')!) as object
    for (const key of ['signed', 'end', 'founded'])
      schema.properties[key] = { type: 'string', format: 'date' }
    const answers = { ...sample, signed: '2026-03-01', end: '2029-02-28', founded: '1998-05-06' }
    const map = new Map(files)
      .set('2026/edition.json', JSON.stringify({ ...edition, window, years }))
      .set('2026/schema.json', JSON.stringify(schema))
      .set('2026/answers/sample.json', JSON.stringify(answers))
    const revision = revise(map, '2026', '2027')
    if (!('files' in revision)) throw new Error(JSON.stringify(revision))
    const text = revision.files.get('2027/answers/sample.json')
    return text && (JSON.parse(text) as { signed: string; end: string; founded: string })
  }
  const window = { from: '2026-02-01', to: '2026-03-31', timeZone: 'Asia/Shanghai', source: '通知' }
  expect(dated(window, { report: [2024, 2025] })).toMatchObject({
    signed: '{window.from+28}',
    end: '{edition.last+3}-02-28',
    founded: '1998-05-06',
  })
  expect(dated(undefined, { report: { from: '/signed', count: 2 } })).toBeUndefined()
})

test('no edition is made over another, from one that is broken, or for what is no year', () => {
  const files = startForm('x', 2026)
  expect(revise(files, '2026', '2026')).toEqual({ name: 'exists' })
  expect(revise(files, '2026', 'next')).toEqual({ name: 'no-year' })
  const broken = revise(new Map(files).set('2026/ui.json', '{'), '2026', '2027')
  expect('problems' in broken && hasErrors(broken.problems)).toBe(true)
})

describe('rulings of regions', () => {
  const ruling = `{
  "region": "530000",
  "authority": "某省工业和信息化厅",
  "source": "某通知",
  "verified": true,
  "window": { "from": "2026-03-04", "to": "2026-06-30", "timeZone": "Asia/Shanghai", "source": "某通知" },
  "params": { "minIncome": { "value": 2, "source": "某通知" } },
  "severity": { "INC-02": "error" },
  "texts": { "en": { "某省工业和信息化厅": "Department of the province" } }
}
`
  const before = new Map(startForm('x', 2026)).set('2026/regions/530000.json', ruling)
  const carriedWith = (omit: string[]) => {
    const made = revise(before, '2026', '2027', { regions: ['530000'], omit, fieldTypes })
    if (!('files' in made)) throw new Error('not revised')
    return { ...made, all: new Map([...before, ...made.files]) }
  }

  test('are carried unverified, their windows a year later, and nothing else of them changes', () => {
    const { variants, all } = carriedWith([])
    expect(variants).toEqual([])
    const text = all.get('2027/regions/530000.json')!
    expect(JSON.parse(text)).toEqual({
      ...JSON.parse(ruling),
      verified: false,
      window: {
        from: '2027-03-04',
        to: '2027-06-30',
        timeZone: 'Asia/Shanghai',
        source: '某通知',
        verified: false,
      },
      params: { minIncome: { value: 2, source: '某通知', verified: false } },
    })
    expect(lint(parseForm(all, '2027'), fieldTypes)).toEqual([])
    const [one, other] = ['2026', '2027'].map((edition) => parseForm(all, edition).bundle!)
    const change = diff(one!, other!).find(({ kind }) => kind.startsWith('variant-'))
    expect(change).toMatchObject({ kind: 'variant-carried', class: 'choice' })
  })

  test('of a rule that is left out are left out', () => {
    const { all } = carriedWith(['INC-02'])
    expect(JSON.parse(all.get('2027/regions/530000.json')!).severity).toEqual({})
    expect(lint(parseForm(all, '2027'), fieldTypes).filter(({ severity }) => severity === 'error')).toEqual(
      [],
    )
  })
})

describe('the linter holds the carry map against both editions', () => {
  type Change = (carry: {
    from: string | null
    fields: Record<string, CarryEntry>
    dropped: Record<string, string>
  }) => void
  const mistakes: [name: string, change: Change, code: string][] = [
    ['another edition', (carry) => (carry.from = '2025'), 'carry-from'],
    ['a field that is not accounted for', ({ fields }) => delete fields.staff, 'carry-missing'],
    ['a field of nowhere', ({ fields }) => (fields.stuff = 'same'), 'carry-unknown'],
    ['a source of nowhere', ({ fields }) => (fields.staff = { from: 'stafff' }), 'carry-source'],
    ['new, but it is not', ({ fields }) => (fields.staff = 'new'), 'carry-not-new'],
    ['dropped and carried', ({ dropped }) => (dropped.staff = '不再填报'), 'carry-twice'],
    ['an option of nowhere', ({ fields }) => (fields.hasPlan = { options: { yess: 'no' } }), 'carry-option'],
    ['another kind of answer', ({ fields }) => (fields.summary = { from: 'staff' }), 'carry-shape'],
    ['a mistake in an expression', ({ fields }) => (fields.staff = { compute: 'staf * 2' }), 'unknown-name'],
    [
      'a number for a text',
      ({ fields }) => (fields.summary = { compute: 'amount(staff)' }),
      'carry-computes',
    ],
    ['yes or no for a number', ({ fields }) => (fields.staff = { compute: 'staff > 1' }), 'carry-computes'],
    [
      'one number for a year each',
      ({ fields }) => (fields.income = { compute: 'income.last' }),
      'carry-computes',
    ],
    ['options that are none', ({ fields }) => (fields.hasPlan = { options: {} }), 'too-few'],
    ['options of a number', ({ fields }) => (fields.staff = { options: { a: 'b' } }), 'carry-no-options'],
    ['a map that is not begun', (carry) => (carry.fields = {}), 'carry-many-missing'],
  ]

  const lintWith = (change: Change) => {
    const { all } = revised(startForm('x', 2026), '2026', '2027')
    const carry = JSON.parse(all.get('2027/carry.json')!) as Parameters<Change>[0]
    carry.dropped ??= {}
    change(carry)
    return lint(parseForm(new Map(all).set('2027/carry.json', JSON.stringify(carry)), '2027'), fieldTypes)
  }

  test.each(mistakes)('%s', (_, change, code) => {
    expect(lintWith(change)).toContainEqual(expect.objectContaining({ code, file: '2027/carry.json' }))
  })

  test('one cause is told once', () => {
    const told = (change: Change) => lintWith(change).map(({ code }) => code)
    expect(told(({ fields }) => (fields.staff = { compute: 'staf * 2' }))).toEqual(['unknown-name'])
    expect(told((carry) => (carry.fields = {}))).toEqual(['carry-many-missing'])
    const from = (carry: Parameters<Change>[0]) => {
      for (const id of Object.keys(carry.fields)) carry.fields[id] = { from: 'staff' }
    }
    expect(told(from)).toContain('carry-many-left')
  })

  test('a field that an expression reads is accounted for', () => {
    expect(lintWith(({ fields }) => (fields.staff = { compute: 'amount(staff) * 2' }))).toEqual([])
  })

  test.each([
    ['of another kind', '人', '万元', ['carry-unit']],
    ['of another size, which is converted', '人', '万人', []],
    ['that is there no more', '人', 'any', ['carry-unit-removed']],
    ['where there was none', 'any', '人', ['carry-unit-added']],
  ])('a unit %s', (_, before, now, codes) => {
    const { all } = revised(startForm('x', 2026), '2026', '2027')
    const schema = all.get('2026/schema.json')!
    expect(schema).toContain('"x-unit": "人"')
    const inUnit = (unit: string) => schema.replace('"x-unit": "人"', `"x-unit": "${unit}"`)
    all.set('2026/schema.json', inUnit(before)).set('2027/schema.json', inUnit(now))
    const problems = lint(parseForm(all, '2027'), fieldTypes)
    const units = problems.filter(({ code }) => code.startsWith('carry-unit'))
    expect(units.map(({ code, file }) => [code, file])).toEqual(
      codes.map((code) => [code, '2027/carry.json']),
    )
    for (const { line } of units)
      expect(all.get('2027/carry.json')!.split('\n')[line - 1]).toContain('"staff"')
  })

  test('a field that is gone, an option that is gone, no map at all', () => {
    const { all } = revised(startForm('x', 2026), '2026', '2027')
    const codes = (files: FileMap) => lint(parseForm(files, '2027'), fieldTypes).map(({ code }) => code)
    expect(codes(new Map([...all].filter(([path]) => path !== '2027/carry.json')))).toEqual([
      'carry-file-missing',
    ])
    const schema = all.get('2026/schema.json')!
    const shorter = schema.replace('"const": "no"', '"const": "none"')
    expect(shorter).not.toBe(schema)
    expect(codes(new Map(all).set('2027/schema.json', shorter))).toContain('carry-option-missing')
    const renamed = schema.replace('"x-id": "staff"', '"x-id": "people"')
    expect(codes(new Map(all).set('2027/schema.json', renamed))).toEqual(
      expect.arrayContaining(['carry-missing', 'carry-unknown', 'carry-left']),
    )
  })
})
