import { describe, expect, test } from 'vitest'
import { parseForm, regionalBundle } from '@formwright/definition'
import type { FileMap, Json } from '@formwright/definition'
import { compileForm } from '@formwright/engine'
import { fieldTypes } from '@formwright/fields'
import { runCases } from '../../packages/authoring/src/cases/run-cases.ts'
import { diff } from '../../packages/authoring/src/diff/diff.ts'
import { changeInLanguage } from '../../packages/authoring/src/diff/in-language.ts'
import { explainChange } from '../../packages/authoring/src/diff/sentences.ts'
import { startForm } from '../../packages/authoring/src/start/start-form.ts'
import { lint } from '../../packages/authoring/src/lint/lint.ts'

const ENGLISH = {
  某省工信厅: 'Department of the province',
  '本省要求{report.last}年末不少于90人，现为{staff}人。':
    'The province asks for 90 people at the end of {report.last}; there are {staff}.',
  '本省另有要求。': 'The province asks for more.',
}
const PROVINCE = {
  region: '530000',
  authority: '某省工信厅',
  source: '虚构',
  params: { minIncome: { value: 2, source: '虚构〔2026〕1号' } },
  severity: { 'INC-01': 'warning' },
  rules: [
    {
      id: 'YN-01',
      part: '',
      severity: 'error',
      kind: 'plausibility',
      check: 'staff >= 90',
      at: '/staff',
      message: '本省要求{report.last}年末不少于90人，现为{staff}人。',
      source: '虚构',
    },
  ],
  instructions: [{ id: '省1', text: '本省另有要求。' }],
  texts: { en: ENGLISH },
}
const CASES = {
  base: 'sample',
  region: '530111',
  cases: [
    {
      name: '人数不足',
      expect: [
        { code: 'INC-02', pointer: '/income/last' },
        { code: 'YN-01', pointer: '/staff' },
      ],
    },
    { name: '人数够了', set: { '/staff': 90, '/income/last': 2, '/income/first': 1.6 }, expect: [] },
  ],
}

const withVariant = (variant: object, more: readonly [string, string][] = []): FileMap =>
  new Map([
    ...startForm('x', 2026),
    ['2026/regions/530000.json', JSON.stringify(variant)],
    ['2026/cases/province.json', JSON.stringify(CASES)],
    ...more,
  ])

const loaded = parseForm(withVariant(PROVINCE), '2026')
const sample = { staff: 86, income: { y2024: 1.2, y2025: 1.5 }, incomeGrowth: 30 } as Record<string, Json>

describe('what a region rules in addition', () => {
  test('holds for its applicants, and findings say whose it is', () => {
    const form = compileForm(loaded.bundle!)
    const found = (region?: string) =>
      form
        .assess(sample, { region })
        .findings.filter(({ code }) => /^[A-Z]/.test(code))
        .map(({ code, severity, issuer = '', message }) => `${code} ${severity} ${issuer} ${message}`)
    expect(found('330102')).toEqual(['INC-01 error  营业收入增长率应为25%，填报为30%。'])
    expect(found('530111')).toEqual([
      'INC-02 warning 某省工信厅 营业收入应达到2亿元。',
      'INC-01 warning 某省工信厅 营业收入增长率应为25%，填报为30%。',
      'YN-01 error 某省工信厅 本省要求2025年末不少于90人，现为86人。',
    ])
    // a threshold that is the region's own has its source; a severity changes what is found, and not by what
    const sourceOf = (code: string, region?: string) =>
      form.assess(sample, { region }).findings.find((finding) => finding.code === code)?.source
    expect(sourceOf('INC-02', '530111')).toBe('虚构〔2026〕1号')
    expect(sourceOf('INC-01', '530111')).toBe(sourceOf('INC-01'))
    const store = form.open(sample, { region: '530111' })
    store.set('/staff', 95)
    expect(store.findings('/staff')).toEqual([])
    expect(form.open(sample).findings('/staff')).toEqual([])
  })

  test('changes no field; the digest of the edition pins it, and the edition as it holds there keeps that digest', () => {
    const bundle = loaded.bundle!
    const regional = regionalBundle(bundle, '530111')
    expect(regional.schema).toBe(bundle.schema)
    expect(regional.digest).toBe(bundle.digest)
    expect(regional.edition.instructions!.at(-1)).toEqual({
      id: '省1',
      text: '本省另有要求。',
      issuer: regional.rules.find(({ issuer }) => issuer)!.issuer,
    })
    expect(regionalBundle(bundle, '330102')).toBe(bundle)
    expect(regionalBundle(bundle, '530122')).toBe(regional)
    const other = parseForm(withVariant({ ...PROVINCE, authority: '省工信厅' }), '2026').bundle!
    expect(other.digest).not.toBe(bundle.digest)
    expect(diff(bundle, other).map(({ kind, attribute }) => `${kind} ${attribute}`)).toEqual([
      'variant-changed authority',
    ])
  })

  test('a county’s rules stand over its province’s', () => {
    const county = {
      region: '530111',
      authority: '某区',
      source: '虚构',
      params: { minIncome: { value: 3, source: '虚构' } },
    }
    const { bundle } = parseForm(
      withVariant(PROVINCE, [['2026/regions/530111.json', JSON.stringify(county)]]),
      '2026',
    )
    expect(regionalBundle(bundle!, '530111').edition.params.minIncome!.value).toBe(3)
    expect(regionalBundle(bundle!, '530122').edition.params.minIncome!.value).toBe(2)
  })

  test('lints clean and its cases hold', () => {
    expect(lint(loaded, fieldTypes)).toEqual([])
    expect(runCases(loaded, compileForm(loaded.bundle!)).problems).toEqual([])
  })

  test('cases of the edition itself hold without it, wherever their sample is of', () => {
    const files = new Map(withVariant(PROVINCE))
    const edited = (path: string, change: (file: Record<string, any>) => void) => {
      const file = JSON.parse(files.get(path)!) as Record<string, any>
      change(file)
      files.set(path, JSON.stringify(file))
    }
    edited('form.json', (file) => (file.region = { county: '/place' }))
    edited('2026/schema.json', ({ properties }) => {
      const text = { type: 'string' }
      properties.place = {
        type: 'object',
        title: '地区',
        format: 'region',
        properties: { code: text, name: text },
      }
    })
    edited('2026/answers/sample.json', (file) => (file.place = { code: '530111', name: '官渡区' }))
    const own = parseForm(files, '2026')
    const form = compileForm(own.bundle!)
    const filled = JSON.parse(files.get('2026/answers/sample.json')!) as unknown
    expect(form.assess(filled).findings.map(({ code }) => code)).toContain('YN-01')
    expect(runCases(own, form).problems).toEqual([])
  })

  test('cases of a region that rules nothing in the edition are not run, and told unless they are inherited', () => {
    const without = new Map([...withVariant(PROVINCE)].filter(([path]) => !path.includes('/regions/')))
    const alone = parseForm(without, '2026')
    expect(runCases(alone, compileForm(alone.bundle!)).problems).toEqual([])
    expect(lint(alone, fieldTypes)).toMatchObject([
      { code: 'case-region-unruled', file: '2026/cases/province.json' },
    ])
  })

  test('what follows from one slip is not told beside it', () => {
    const codes = (files: FileMap) => lint(parseForm(files, '2026'), fieldTypes).map(({ code }) => code)
    const nowhere = new Map([...withVariant(PROVINCE)].filter(([path]) => !path.includes('/regions/')))
    nowhere.set('2026/regions/990000.json', JSON.stringify({ ...PROVINCE, region: '990000' }))
    expect(codes(nowhere)).toEqual(['region-code-unknown'])
    const taken = new Map(withVariant(PROVINCE))
    const rules = taken.get('2026/rules.json')!
    taken.set('2026/rules.json', rules.replace('"INC-01"', '"INC-02"'))
    expect(codes(taken).filter((code) => code === 'variant-unknown')).toEqual([])
    expect(codes(taken)).toContain('duplicate-rule')
  })

  test.each<[string, object, string]>([
    ['another file name', { region: '330000' }, 'variant-file'],
    ['a parameter of nowhere', { params: { minIncom: { value: 2, source: '虚构' } } }, 'variant-unknown'],
    [
      'a value of another kind',
      { params: { minIncome: { value: 'zwei', source: '虚构' } } },
      'variant-value',
    ],
    ['a severity of a rule of nowhere', { severity: { 'INC-09': 'error' } }, 'variant-unknown'],
    ['a rule whose id is taken', { rules: [{ ...PROVINCE.rules[0], id: 'INC-01' }] }, 'duplicate-rule'],
    ['a part of nowhere', { rules: [{ ...PROVINCE.rules[0], part: 'team' }] }, 'variant-unknown'],
    [
      'a mistake in an expression',
      { rules: [{ ...PROVINCE.rules[0], check: 'staf >= 90' }] },
      'unknown-name',
    ],
    ['a severity that is none', { severity: { 'INC-01': 'params.nowhere' } }, 'unknown-name'],
    [
      'a rule that no case breaks',
      { rules: [{ ...PROVINCE.rules[0], check: 'staff >= 1' }] },
      'variant-case',
    ],
    ['a field', { schema: {} }, 'unknown-property'],
  ])('%s is told in its file', (_, change, code) => {
    const found = lint(parseForm(withVariant({ ...PROVINCE, ...change }), '2026'), fieldTypes)
    expect(found).toContainEqual(expect.objectContaining({ code, file: '2026/regions/530000.json' }))
  })

  test('a case that fails says by whose rulings it was tried, and their values of what its rules go by', () => {
    const higher = { ...PROVINCE, params: { minIncome: { value: 20, source: '虚构' } } }
    const changed = parseForm(withVariant(higher), '2026')
    const { problems } = runCases(changed, compileForm(changed.bundle!))
    const title = changed.bundle!.edition.params['minIncome']!.title
    expect(problems.map(({ params }) => [params['name'], params['ruled']])).toEqual([
      ['人数够了', expect.stringContaining(`某省工信厅: ${title} 20`)],
    ])
  })
})

test('what a region says and the titles of parameters may be translated, and are told so', () => {
  const translations = {
    某省工信厅: 'Industry Department',
    '本省要求{report.last}年末不少于90人，现为{staff}人。':
      'Here 90 people at least at the end of {report.last}, not {staff}.',
    '本省另有要求。': 'There is more here.',
    最近一年营业收入下限: 'Least income of the last year',
  }
  const titled = JSON.parse(startForm('x', 2026).get('2026/edition.json')!) as {
    params: Record<string, object>
  }
  titled.params['minIncome'] = { ...titled.params['minIncome'], title: '最近一年营业收入下限' }
  const en = JSON.stringify({ language: 'en', texts: translations })
  const more: [string, string][] = [
    ['2026/texts/en.json', en],
    ['2026/edition.json', JSON.stringify(titled)],
  ]
  const [after, before] = [
    PROVINCE,
    { ...PROVINCE, params: { minIncome: { value: 3, source: '虚构' } } },
  ].map((variant) => parseForm(withVariant(variant, more), '2026'))
  const unused = lint(after!, fieldTypes).filter(({ code }) => code === 'translation-unused')
  expect(unused).toEqual([])
  const versions = [after!.bundle!, before!.bundle!]
  const told = diff(before!.bundle!, after!.bundle!).map((change) =>
    explainChange(changeInLanguage(change, versions, 'en'), 'en'),
  )
  expect(told.join('\n')).toContain('Industry Department')
  expect(told.join('\n')).toContain('Least income of the last year')
  expect(told.join('\n')).not.toContain('某省工信厅')
})

describe('the texts of a region', () => {
  const { texts: _, ...untranslated } = PROVINCE
  const toldOf = (variant: object, more: readonly (readonly [string, string])[] = []) =>
    lint(parseForm(new Map([...withVariant(variant), ...more]), '2026'), fieldTypes)
      .filter(({ code }) => code.startsWith('translation'))
      .map(({ file, pointer, code }) => `${file}#${pointer} ${code}`)

  test('are missing as the others are', () => {
    expect(toldOf(untranslated)).toEqual([
      '2026/regions/530000.json#/authority translation-missing',
      '2026/regions/530000.json#/rules/0/message translation-missing',
      '2026/regions/530000.json#/instructions/0/text translation-missing',
    ])
    const form = JSON.parse(startForm('x', 2026).get('form.json')!) as object
    const needed = ['form.json', JSON.stringify({ ...form, requiredLanguages: ['en'] })] as const
    expect(toldOf(untranslated, [needed])).toEqual(['2026/texts/en.json#/texts translation-required'])
  })

  test('are translated in the file of the region, or with those of the form', () => {
    const path = '2026/texts/en.json'
    const form = JSON.parse(startForm('x', 2026).get(path)!) as { texts: object }
    const apart = [path, JSON.stringify({ ...form, texts: { ...form.texts, ...ENGLISH } })] as const
    expect(toldOf(PROVINCE)).toEqual([])
    expect(toldOf(untranslated, [apart])).toEqual([])
    expect(loaded.bundle!.texts.en).toMatchObject({
      某省工信厅: ENGLISH.某省工信厅,
      '本省要求2025年末不少于90人，现为{staff}人。':
        'The province asks for 90 people at the end of 2025; there are {staff}.',
    })
    expect(loaded.bundle!.variants![0]).not.toHaveProperty('texts')
  })

  test('no longer said by the region are told in its file; a language that only it has is begun', () => {
    const stale = { ...PROVINCE, texts: { en: { ...ENGLISH, '本省没有说过。': 'Never said.' } } }
    expect(toldOf(stale)).toEqual(['2026/regions/530000.json#/texts/en/本省没有说过。 translation-unused'])
    expect(toldOf({ ...PROVINCE, texts: { en: ENGLISH, fr: { 某省工信厅: 'Département' } } })).toEqual([
      '2026/regions/530000.json#/texts/fr translations-missing',
    ])
  })
})
