import { describe, expect, test } from 'vitest'
import { parseForm } from '@formwright/definition'
import type { FileMap, Json } from '@formwright/definition'
import { compileForm } from '@formwright/engine'
import { carry } from '../carry/carry.ts'
import { samplesOf } from '../cases/case-files.ts'
import { diff } from '../diff/diff.ts'
import { revise } from '../revise/revise.ts'
import { startForm } from '../start/start-form.ts'
import { changesForCarried, classOfCarried } from './carried-changes.ts'
import { impact, impactOn } from './impact.ts'
import type { ImpactRow, StoredAnswers } from './impact.ts'
import { ImpactTotal } from './total.ts'
import { whatItSays } from './what-it-says.ts'

const files = startForm('x', 2026)
const loaded = parseForm(files, '2026')
const sample = samplesOf(loaded).get('sample') as Record<string, Json>
const formOf = (map: FileMap, edition = '2026') => compileForm(parseForm(map, edition).bundle!)
const before = formOf(files)

function edited(file: string, from: string, to: string, map = files) {
  expect(map.get(file)).toContain(from)
  return new Map(map).set(file, map.get(file)!.replace(from, to))
}

const minIncome = (value: number) => edited('2026/edition.json', '"value": 1,', `"value": ${value},`)

const stored: StoredAnswers[] = [1, 2, 3].map((last) => ({
  id: `a${last}`,
  region: last < 3 ? '350582' : '330102',
  answers: { ...sample, income: { y2024: 0.8 * last, y2025: last }, incomeGrowth: 25 },
}))

async function rowsOf(...args: Parameters<typeof impact>): Promise<ImpactRow[]> {
  const rows: ImpactRow[] = []
  for await (const row of impact(...args)) rows.push(row)
  return rows
}

test('findings that come and go by rule and region, criteria that flip', async () => {
  const rows = await rowsOf(before, formOf(minIncome(2.5)), stored)
  expect(rows[0]).toEqual({
    id: 'a1',
    region: '350582',
    appearing: [{ code: 'INC-02', pointer: '/income/y2025', severity: 'warning', label: '营业收入（亿元）' }],
    vanishing: [],
    eligibility: [{ rule: 'INC-02', before: 'met', after: 'not-met' }],
    lost: [],
  })
  const total = new ImpactTotal()
  const shares = [new ImpactTotal(), new ImpactTotal()]
  rows.forEach((row, index) => shares[index % 2]!.add(row))
  for (const share of shares) total.merge(share.toJSON())
  expect(total.toJSON()).toEqual({
    applications: 3,
    concerned: 2,
    rules: { 'INC-02': { code: 'INC-02', label: '', appearing: 2, vanishing: 0 } },
    regions: { '350582': { appearing: 2, vanishing: 0 } },
    eligibility: { 'INC-02': { gained: 0, lost: 2, open: 0 } },
    lost: {},
  })
})

test('each changed verdict on a criterion is counted by what it would be', () => {
  const flips = [
    ['met', 'not-met'],
    ['pending', 'not-met'],
    ['pending', 'met'],
    ['met', 'pending'],
  ] as const
  const total = new ImpactTotal()
  for (const [was, is] of flips) {
    const eligibility = [{ rule: 'A', before: was, after: is }]
    total.add({ id: '', appearing: [], vanishing: [], eligibility, lost: [] })
  }
  expect(total.toJSON().eligibility).toEqual({ A: { gained: 1, lost: 2, open: 1 } })
})

test('what the schema finds is counted by field, and told in words; so is a rule that is gone', async () => {
  const after = formOf(
    edited(
      '2026/schema.json',
      '"x-words": 200',
      '"x-words": 1',
      edited('2026/rules.json', '"INC-02"', '"INC-03"'),
    ),
  )
  const total = new ImpactTotal()
  for (const row of await rowsOf(formOf(minIncome(2.5)), after, stored)) total.add(row)
  const words = Object.values(total.toJSON().rules).map((cause) =>
    whatItSays(cause, [after.bundle, before.bundle], 'en'),
  )
  expect(words).toEqual([
    'Operating income should reach … × 100 million yuan.',
    '“Summary” may have … at most, it has ….',
  ])
})

test('what comes and goes is what full assessments differ in, whatever was edited', async () => {
  const rules = JSON.parse(files.get('2026/rules.json')!) as { rules: Record<string, Json>[] }
  const withRules = (list: readonly Record<string, Json>[]) =>
    formOf(new Map(files).set('2026/rules.json', JSON.stringify({ ...rules, rules: list })))
  const hidden = { id: 'HIDE', visible: 'income.last > 2', at: '/staff' }
  const lenient = rules.rules.map((rule) => ({ ...rule, severity: 'warning' }))
  const edits = [
    minIncome(2.5),
    new Map(files),
    edited('2026/schema.json', '"x-words": 200', '"x-words": 1'),
  ].map((map) => formOf(map))
  for (const after of [
    ...edits,
    withRules(lenient),
    withRules(rules.rules.slice(1)),
    withRules([...rules.rules, hidden]),
  ]) {
    const found = (form: typeof after, { answers, region }: StoredAnswers) =>
      form
        .assess(answers, { region })
        .findings.map(({ severity, code, pointer }) => `${severity} ${code} ${pointer}`)
    for (const [index, row] of (await rowsOf(before, after, stored)).entries()) {
      const [was, is] = [found(before, stored[index]!), found(after, stored[index]!)]
      const keys = (list: ImpactRow['appearing']) =>
        list.map(({ severity, code, pointer }) => `${severity} ${code} ${pointer}`)
      expect(keys(row.appearing)).toEqual(is.filter((one) => !was.includes(one)))
      expect(keys(row.vanishing)).toEqual(was.filter((one) => !is.includes(one)))
    }
  }
})

test('answers without a place are counted; a field that moved finds nothing new', async () => {
  const schema = JSON.parse(files.get('2026/schema.json')!) as {
    properties: Record<string, Json>
    required: string[]
  }
  const withSchema = (properties: Record<string, Json>) =>
    formOf(
      new Map(files).set(
        '2026/schema.json',
        JSON.stringify({ ...schema, properties, required: Object.keys(properties) }),
      ),
    )
  const { staff, summary, ...others } = schema.properties
  const moved = await rowsOf(before, withSchema({ ...others, people: staff!, summary: summary! }), stored)
  expect(moved.map(({ appearing, vanishing, lost }) => [appearing, vanishing, lost])).toEqual([
    [[], [], []],
    [[], [], []],
    [[], [], []],
  ])
  const [row] = await rowsOf(before, withSchema({ ...others, staff: staff! }), stored)
  expect(row!.lost).toEqual([{ reason: 'no-field', pointer: '/summary', label: '情况简介' }])
})

test('after an edit only the rules that changed run again, with the rows of a full run', async () => {
  const first = formOf(minIncome(2.5))
  const rows = new Map((await rowsOf(before, first, stored)).map((row) => [row.id, row]))
  const earlier = { after: first.bundle, rowOf: (id: string) => rows.get(id) }
  const again = formOf(minIncome(1.5))
  expect(await rowsOf(before, again, stored, earlier)).toEqual(await rowsOf(before, again, stored))
  // a formula is checked where its value stands: all is looked at again
  const formula = (text: string) =>
    formOf(
      edited(
        '2026/rules.json',
        '"rules": [',
        `"rules": [{ "id": "CALC", "compute": "${text}", "at": "/incomeGrowth" },`,
      ),
    )
  const [one, other] = [
    formula('percent(income.last - income.first, income.first)'),
    formula('percent(income.last, income.first)'),
  ]
  const found = new Map((await rowsOf(before, one, stored)).map((row) => [row.id, row]))
  const edit = { after: one.bundle, rowOf: (id: string) => found.get(id) }
  const computed = await rowsOf(one, other, stored)
  expect(computed.map(({ appearing }) => appearing.map(({ code }) => code))).toEqual(
    stored.map(() => ['computed']),
  )
  expect(await rowsOf(before, other, stored, edit)).toEqual(await rowsOf(before, other, stored))
  const words = formOf(edited('2026/texts/en.json', '"texts"', '"texts"', minIncome(2.5)))
  const same = await rowsOf(before, words, stored, earlier)
  expect(same[0]).toBe(rows.get('a1'))
  const schema = formOf(edited('2026/schema.json', '"x-words": 200', '"x-words": 5', minIncome(2.5)))
  expect(await rowsOf(before, schema, stored, earlier)).toEqual(await rowsOf(before, schema, stored))
})

describe('answers of the edition before are carried', () => {
  const revision = revise(files, '2026', '2027')
  if (!('files' in revision)) throw new Error('There is no next edition')
  const years = new Map([...files, ...revision.files])
  const next = formOf(years, '2027')
  const attachments = [{ target: 'hasPlan', kind: 'evidence', name: '规划.pdf' }]
  const withFiles = stored.map((one) => ({ ...one, answers: { ...(one.answers as object), attachments } }))

  test('columns and files of the new year are blank, those of the last are not lost: nothing changes', async () => {
    for (const row of await rowsOf(before, next, withFiles))
      expect(row).toMatchObject({ appearing: [], vanishing: [], eligibility: [], lost: [] })
  })

  test('what a rule found is not gone because it waits for the new year', async () => {
    const strict = formOf(minIncome(2.5))
    expect(strict.assess(stored[0]!.answers).findings.map(({ code }) => code)).toContain('INC-02')
    expect((await rowsOf(strict, next, stored))[0]!.vanishing).toEqual([])
    // one that no form asks for any more is
    const rules = JSON.parse(files.get('2026/rules.json')!) as { rules: { id: string }[] }
    const without = { ...rules, rules: rules.rules.filter(({ id }) => id !== 'INC-02') }
    const freed = formOf(new Map(years).set('2027/rules.json', JSON.stringify(without)), '2027')
    expect((await rowsOf(strict, freed, stored))[0]!.vanishing).toMatchObject([{ code: 'INC-02' }])
  })

  test('nor where a region has rules of its own', async () => {
    const own = { region: '350000', authority: '某省', source: '示例', severity: { 'INC-02': 'error' } }
    const inRegion = (map: FileMap, edition: string) =>
      formOf(new Map(map).set(`${edition}/regions/350000.json`, JSON.stringify(own)), edition)
    const strict = inRegion(minIncome(2.5), '2026')
    expect(strict.assess(stored[0]!.answers, { region: '350582' }).findings).toContainEqual(
      expect.objectContaining({ code: 'INC-02', severity: 'error' }),
    )
    expect((await rowsOf(strict, inRegion(years, '2027'), stored))[0]!.vanishing).toEqual([])
  })

  test('what a new form refuses of a field that is as it was is told once, as before', async () => {
    const wrong = { ...stored[0]!, answers: { ...(stored[0]!.answers as object), staff: -1, summary: '' } }
    const rows = await rowsOf(before, next, [wrong])
    expect(rows).toMatchObject([
      { appearing: [], vanishing: [{ pointer: '/staff' }], lost: [{ reason: 'refused', pointer: '/staff' }] },
    ])
  })

  test('a change that leaves something of last year behind is named, years that pass are not', async () => {
    const own = new Map([...years, ['2027/schema.json', files.get('2026/schema.json')!]])
    const shorter = formOf(edited('2027/schema.json', '"x-words": 200', '"maxLength": 5', own), '2027')
    const changes = diff(before.bundle, shorter.bundle)
    expect(changes.filter((one) => one.class !== 'safe').map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['years-changed', 'field-limit']),
    )
    const [row] = await rowsOf(before, shorter, stored)
    expect(changesForCarried(changes, row!, shorter.bundle)).toMatchObject([
      { pointer: '/summary', class: 'choice' },
    ])
    const [same] = await rowsOf(before, next, stored)
    expect(changesForCarried(diff(before.bundle, next.bundle), same!, next.bundle)).toEqual([])
    expect(diff(before.bundle, next.bundle).map(classOfCarried)).not.toContain('loses-answers')
  })

  test('a changed parameter concerns the carried applications in which its rule finds something by it', async () => {
    const early = files.get('2026/rules.json')!.replaceAll(/income(.)last(?=[" ]| >=)/g, 'income$1first')
    const base = new Map(files).set('2026/rules.json', early)
    const later = revise(base, '2026', '2027')
    if (!('files' in later)) throw new Error('It is not revised')
    const map = new Map([...base, ...later.files])
    const old = formOf(base)
    const dearer = formOf(edited('2027/edition.json', '"value": 1,', '"value": 2.5,', map), '2027')
    const rows = await rowsOf(old, dearer, stored)
    expect(rows.map(({ appearing }) => appearing.map(({ code }) => code))).toEqual([
      ['INC-02'],
      ['INC-02'],
      [],
    ])
    const changes = diff(old.bundle, dearer.bundle)
    const concerning = rows.map((row) => changesForCarried(changes, row, dearer.bundle))
    expect(concerning.map((some) => some.map(({ kind }) => kind))).toEqual([
      ['param-value'],
      ['param-value'],
      [],
    ])
  })

  test('what the carry map has filled in anew is not lost', async () => {
    const map = JSON.parse(years.get('2027/carry.json')!) as { fields: Record<string, unknown> }
    const anew = { ...map, fields: { ...map.fields, summary: { drop: '每年重写' } } }
    const form = formOf(new Map(years).set('2027/carry.json', JSON.stringify(anew)), '2027')
    expect(carry(before.bundle, form, stored[0]!.answers).left).toContainEqual(
      expect.objectContaining({ reason: 'anew', pointer: '/summary', detail: '每年重写' }),
    )
    expect((await rowsOf(before, form, stored))[0]!.lost).toEqual([])
  })

  describe('to a field of another name', () => {
    /** The next edition, in which the field of the staff is called `name`, as the carry map alone says. */
    const renamed = (from: string, name: string, map: FileMap, edition: string) => {
      const text = (file: string) =>
        (map.get(`${Number(edition) - 1}/${file}`) ?? files.get(`2026/${file}`)!)
          .replaceAll(`"${from}"`, `"${name}"`)
          .replaceAll(`/${from}"`, `/${name}"`)
      const carried = JSON.parse(map.get(`${edition}/carry.json`)!) as { fields: Record<string, unknown> }
      const { [from]: _, ...fields } = carried.fields
      return new Map([
        ...map,
        ...['schema', 'ui', 'paper'].map(
          (file) => [`${edition}/${file}.json`, text(`${file}.json`)] as const,
        ),
        [`${edition}/rules.json`, rulesOn(name)],
        [`${edition}/carry.json`, JSON.stringify({ ...carried, fields: { ...fields, [name]: { from } } })],
      ])
    }
    const rulesOn = (field: string) =>
      JSON.stringify({
        rules: [
          {
            id: 'S-01',
            kind: 'consistency',
            severity: 'error',
            check: `${field} > 100000`,
            message: '职工人数太少',
            at: `/${field}`,
            source: '示例',
          },
          // what a condition hid was no answer, and is not lost
          { id: 'V-01', visible: `${field} > 100000`, at: '/summary', source: '示例' },
        ],
      })
    const first = new Map(files).set('2026/rules.json', rulesOn('staff'))
    const was = formOf(first)
    const years2027 = renamed('staff', 'people', new Map([...years, ...first]), '2027')
    const twice = revise(years2027, '2027', '2028')
    if (!('files' in twice)) throw new Error('There is no edition after the next')
    const years2028 = renamed('people', 'workforce', new Map([...years2027, ...twice.files]), '2028')
    const few = { ...stored[0]!, answers: { ...sample, staff: 5 } }

    test('what a rule finds there is neither gone nor new', () => {
      expect(impactOn(was, formOf(years2027, '2027'), few)).toMatchObject({
        appearing: [],
        vanishing: [],
        lost: [],
      })
    })

    test('through the edition in between, by the map of each', () => {
      const [between, last] = [formOf(years2027, '2027'), formOf(years2028, '2028')]
      expect(impactOn(was, last, few, [between])).toMatchObject({ appearing: [], vanishing: [], lost: [] })
      // at once, nothing says what became of the field
      expect(impactOn(was, last, few).lost).toMatchObject([{ pointer: '/staff' }])
    })
  })

  test('after an edit of rules the rows are those of a full run, also where the new form refuses an answer', async () => {
    const own = new Map([...years, ['2027/rules.json', files.get('2026/rules.json')!]])
    const schema = files.get('2026/schema.json')!.replace('"x-words": 200', '"maxLength": 5')
    for (const map of [own, new Map(own).set('2027/schema.json', schema)]) {
      const first = formOf(map, '2027')
      const rule = `"rules": [{ "id": "NEW-01", "kind": "consistency", "severity": "error", "check": "staff > 100000",
        "message": "职工人数太少", "at": "/staff", "source": "示例" },`
      const again = formOf(edited('2027/rules.json', '"rules": [', rule, map), '2027')
      const rows = new Map((await rowsOf(before, first, stored)).map((row) => [row.id, row]))
      const earlier = { after: first.bundle, rowOf: (id: string) => rows.get(id) }
      const full = await rowsOf(before, again, stored)
      expect(full[0]!.appearing.map(({ code }) => code)).toContain('NEW-01')
      expect(await rowsOf(before, again, stored, earlier)).toEqual(full)
    }
  })
})
