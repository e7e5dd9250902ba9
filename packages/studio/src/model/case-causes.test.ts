import { expect, test } from 'vitest'
import { publishable, revise, runCases, startForm } from '@formwright/authoring'
import type { Problem } from '@formwright/definition'
import { compileForm } from '@formwright/engine'
import { fieldTypes } from '@formwright/fields'
import { DefinitionDocument } from '../document/definition-document.ts'
import type { Act } from '../edits/act.ts'
import { acceptCases, casesOfRule, draftRuleCases, followDrafts } from '../edits/cases.ts'
import { setInEdition } from '../edits/edition.ts'
import { repairSamples } from '../edits/repair-samples.ts'
import { addRule } from '../edits/rules.ts'
import { regionOfCases, takeBackParam } from '../edits/take-back-param.ts'
import { setVariantParam, variantsOf } from '../edits/variants.ts'
import { caseCauses } from './case-causes.ts'
import { differencesIn, isFailedCase } from './in-case.ts'
import { modelOf } from './studio-model.ts'
import { filesAtFirst, whatChanged } from './what-changed.ts'

const files = startForm('visit-report', 2026)

function studio(own = files, edition = '2026') {
  const definition = new DefinitionDocument(own)
  const now = () => modelOf(definition.files, edition)!
  return {
    definition,
    run: ({ step, changes }: Act) => definition.apply(step, changes),
    now,
    form: () => compileForm(now().bundle),
    failed: () => runCases(now().loaded, compileForm(now().bundle)).problems.filter(isFailedCase),
  }
}

const isRule = (code: string) => /^[A-Z]+-\d+$/.test(code)

test('cases that fail for one change are one cause that names it; samples that pass again mend them all', () => {
  const { definition, run, now, failed } = studio()
  run(setInEdition(now(), '/params/minStaff', { title: '人数下限', value: 10, unit: '人', source: '通知' }))
  const rule = { severity: 'error', kind: 'consistency', message: '请核对。', source: '要求' } as const
  run(addRule(now(), '', { ...rule, id: 'NEW-01', check: 'staff >= params.minStaff', at: '/staff' }))
  const before = definition.files
  run(setInEdition(now(), '/params/minStaff/value', 1000))
  const { causes, own } = caseCauses(failed(), isRule)
  expect(causes.map(({ code, change, problems }) => [code, change, problems.length])).toEqual([
    ['NEW-01', 'more', 3],
  ])
  expect(own).toEqual([])
  const [{ code, pointer, problems }] = causes as [(typeof causes)[number]]
  expect(whatChanged(modelOf(before, '2026')!, now(), code, pointer)).toEqual([
    { kind: 'param', name: 'minStaff', title: '人数下限', was: ['10'], now: ['1000'], unit: '人' },
  ])
  expect(whatChanged(modelOf(filesAtFirst(definition), '2026')!, now(), code, pointer)[0]).toEqual({
    kind: 'rule-added',
  })

  // what is changed is known before it is
  const repaired = repairSamples(now(), code, problems)!
  expect(repaired.answers).toEqual([{ sample: 'sample', pointer: '/staff', was: 86, now: 1000 }])
  expect(repaired.repaired).toBe(3)
  expect([...repaired.changes.keys()]).toEqual(['2026/answers/sample.json'])
  run({ step: { name: 'mend-samples' }, changes: repaired.changes })
  expect(failed()).toEqual([])
})

test('of a case that fails for two reasons each is told and accepted by itself', () => {
  const { run, now, failed } = studio()
  run(setInEdition(now(), '/params/minIncome/value', 1000))
  const rule = { severity: 'error', kind: 'consistency', message: '请核对。', source: '要求' } as const
  run(addRule(now(), '', { ...rule, id: 'NEW-01', check: 'income.last != 0.75', at: '/income/last' }))
  const { causes, own } = caseCauses(failed(), isRule)
  expect(causes.map(({ code }) => code)).toEqual(['INC-02'])
  expect(own.map(({ params }) => params.detail)).toEqual([['+ NEW-01 /income/y2025']])
  run(acceptCases(now(), causes[0]!.problems))
  expect(failed().map(({ params }) => params.detail)).toEqual([['+ NEW-01 /income/y2025']])
})

test('what was drafted and not looked through keeps nothing from being published, and follows', () => {
  const { definition, run, now, form, failed } = studio(
    new Map([...files].filter(([path]) => !path.includes('/cases/'))),
  )
  const ids = now().bundle.rules.map(({ id }) => id)
  for (const id of ids) run(draftRuleCases(now(), id, form()))
  run(setInEdition(now(), '/params/minIncome/value', 1000))
  expect(failed().length).toBeGreaterThan(0)
  const errors = publishable(now().loaded, fieldTypes).filter(({ severity }) => severity === 'error')
  expect(errors.map(({ code }) => code)).toEqual(['case-missing'])
  definition.amend(followDrafts(now(), form()).changes)
  expect(failed()).toEqual([])
  expect(publishable(now().loaded, fieldTypes).filter(({ severity }) => severity === 'error')).toEqual([])
  // what was to pass the rule passes it again
  expect(
    casesOfRule(now(), 'INC-02').map((one) => one.case.expect.some(({ code }) => code === 'INC-02')),
  ).toEqual(expect.arrayContaining([true, false]))
})

test('cases that a new year shares with the last are known at their rule as failed', () => {
  const revision = revise(files, '2026', '2027', { fieldTypes })
  if (!('files' in revision)) throw new Error(JSON.stringify(revision))
  const { run, now, failed } = studio(new Map([...files, ...revision.files]), '2027')
  run(setInEdition(now(), '/params/minIncome/value', 1000))
  const [first] = failed()
  expect(first!.file).toMatch(/^2026\//)
  const shown = casesOfRule(now(), 'INC-02', failed())
  expect(shown.map(({ file, pointer }) => file + pointer)).toContain(first!.file + first!.pointer)
})

test('what a region changed is told as its own value, and is taken back there and nowhere else', () => {
  const ruling = {
    region: '530000',
    authority: '某省工信厅',
    source: '虚构',
    params: { minIncome: { value: 2, source: '虚构' } },
  }
  const cases = {
    base: 'sample',
    region: '530111',
    cases: [{ name: '够了', set: { '/income/last': 2, '/income/first': 1.6 }, expect: [] }],
  }
  const { definition, run, now, failed } = studio(
    new Map([
      ...startForm('x', 2026),
      ['2026/regions/530000.json', JSON.stringify(ruling)],
      ['2026/cases/province.json', JSON.stringify(cases)],
    ]),
  )
  const began = failed().length
  run(setVariantParam(now(), variantsOf(now())[0]!, 'minIncome', 20))
  const before = modelOf(filesAtFirst(definition), '2026')!
  const problem = failed().find(({ params }) => params['name'] === '够了')!
  const region = regionOfCases(now(), problem.file)
  const [{ code, pointer } = { code: '', pointer: '' }] = differencesIn(problem).unexpected
  expect(whatChanged(before, now(), code, pointer)).toEqual([])
  expect(whatChanged(before, now(), code, pointer, region)).toMatchObject([
    { kind: 'param', name: 'minIncome', was: ['2'], now: ['20'] },
  ])
  run(takeBackParam(now(), before, region, 'minIncome'))
  expect(failed()).toHaveLength(began)
  expect(now().bundle.variants).toEqual(before.bundle.variants)
})

test('a limit that the years of a field break is one cause', () => {
  const failed = (name: string, detail: readonly string[]): Problem => ({
    code: 'case-failed',
    severity: 'error',
    file: 'cases/a.json',
    pointer: `/cases/${name}`,
    line: 1,
    column: 1,
    params: { name, detail },
  })
  const over = ['+ maximum /leading/output/y2021', '+ maximum /leading/output/y2022']
  const { causes, own } = caseCauses([failed('0', over), failed('1', over)], isRule)
  expect(causes.map(({ code, problems }) => [code, problems.length])).toEqual([['maximum', 2]])
  expect(own).toEqual([])
})
