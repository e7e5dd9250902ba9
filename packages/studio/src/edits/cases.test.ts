import { describe, expect, test } from 'vitest'
import {
  coverageOf,
  lint,
  publishable,
  revise,
  runCases,
  sampleNames,
  startForm,
} from '@formwright/authoring'
import type { FileMap } from '@formwright/definition'
import { compileForm } from '@formwright/engine'
import { fieldTypes } from '@formwright/fields'
import { DefinitionDocument } from '../document/definition-document.ts'
import { withChanges } from '../document/file-edits.ts'
import { modelOf } from '../model/studio-model.ts'
import { forgetPointer, removeField } from './remove-field.ts'
import { addRule, changeRule, removeRule } from './rules.ts'
import type { WrittenRule } from './rules.ts'
import { targetOfProblem } from '../screen/problem-target.ts'
import {
  acceptCases,
  caseFiles,
  casesOfRule,
  changeCase,
  draftMissingCases,
  draftRuleCases,
  isTrialKept,
  keepTrial,
} from './cases.ts'
import { setInEdition } from './edition.ts'
import type { Act } from './act.ts'

const files = startForm('visit-report', 2026)
const part = ''
const rule = {
  id: 'NEW-01',
  severity: 'error',
  kind: 'consistency',
  check: 'staff <= 400',
  at: '/staff',
  message: '请核对。',
  source: '填报要求',
} as const

describe('cases of a rule', () => {
  test('are drafted with it, drafted anew when it changes, and go with it', () => {
    const definition = new DefinitionDocument(files)
    const run = ({ step, changes }: Act) => definition.apply(step, changes)
    const now = () => modelOf(definition.files, '2026')!
    const draft = () => definition.amend(draftRuleCases(now(), rule.id, compileForm(now().bundle)).changes)
    const names = () => casesOfRule(now(), rule.id).map((one) => one.case.name)
    run(addRule(now(), part, rule))
    draft()
    expect(names()).toContain('NEW-01：违反（草稿，请核对）')
    expect(codes(definition)).toEqual([])
    expect(definition.steps).toHaveLength(1)

    const index = now().loaded.parts.find(({ key }) => key === part)!
    const at = (index.files.rules!.value as { rules: unknown[] }).rules.length - 1
    run(changeRule(now(), part, at, { check: 'staff <= 500' }))
    draft()
    expect(names().filter((name) => name.includes('违反'))).toHaveLength(1)
    expect(codes(definition)).toEqual([])

    run(removeRule(now(), part, at))
    expect(codes(definition)).toEqual([])
    while (definition.undo());
    expect([...definition.files]).toEqual([...files])
  })
})

test('a case goes on expecting what only a server finds in it', () => {
  const first = modelOf(files, '2026')!
  const base = sampleNames(first.loaded)[0]!
  const kept = keepTrial(first, { part, id: 'INC-01' }, base, { '/staff': '三' }, compileForm(first.bundle))
  const { changes } = addRule(modelOf(withChanges(files, kept.changes), '2026')!, part, {
    ...rule,
    check: 'has(name) && name == "无"',
    at: '/name',
  })
  const model = modelOf(withChanges(withChanges(files, kept.changes), changes), '2026')!
  const failed = runCases(model.loaded, compileForm(model.bundle)).problems
  expect(failed.length).toBeGreaterThan(1)
  const now = modelOf(withChanges(model.files, acceptCases(model, failed).changes), '2026')!
  expect(runCases(now.loaded, compileForm(now.bundle)).problems).toEqual([])
  const tried = caseFiles(now).flatMap(({ value }) => value.cases.filter(({ name }) => name.includes('试填')))
  expect(tried.map((one) => one.expect.map(({ pointer }) => pointer))).toEqual([['/staff', '/name']])
})

test('what was tried is known to be an example once it is kept, until another value is tried', () => {
  const first = modelOf(withChanges(files, addRule(modelOf(files, '2026')!, part, rule).changes), '2026')!
  const base = sampleNames(first.loaded)[0]!
  const tried = { '/staff': 401, '/name': undefined }
  expect(isTrialKept(first, rule.id, base, tried)).toBe(false)
  const kept = keepTrial(first, { part, id: rule.id }, base, tried, compileForm(first.bundle))
  const then = modelOf(withChanges(first.files, kept.changes), '2026')!
  expect(isTrialKept(then, rule.id, base, tried)).toBe(true)
  expect(isTrialKept(then, rule.id, base, { ...tried, '/staff': 402 })).toBe(false)
  expect(isTrialKept(then, rule.id, base, { '/staff': 401 })).toBe(false)
})

test('what was tried is kept as an example that expects what is found in it', () => {
  const { changes } = addRule(modelOf(files, '2026')!, part, rule)
  const first = modelOf(withChanges(files, changes), '2026')!
  const tried = [{ '/staff': 401 }, { '/staff': 401 }, {}, { '/staff': undefined }]
  const last = tried.reduce((model, values) => {
    const base = sampleNames(model.loaded)[0]!
    const kept = keepTrial(model, { part, id: rule.id }, base, values, compileForm(model.bundle))
    return modelOf(withChanges(model.files, kept.changes), '2026')!
  }, first)
  const cases = casesOfRule(last, rule.id).map((one) => one.case)
  expect(cases.map(({ name }) => name)).toEqual([
    'NEW-01（试填）',
    'NEW-01 2（试填）',
    'NEW-01 3（试填）',
    'NEW-01 4（试填）',
  ])
  expect(cases.map(({ expect: wanted }) => wanted.some(({ code }) => code === rule.id))).toEqual([
    true,
    true,
    false,
    false,
  ])
  expect(cases.at(-1)?.remove).toEqual(['/staff'])
  expect(runCases(last.loaded, compileForm(last.bundle)).problems).toEqual([])
})

test('drafts of a rule expect what rules that come later find in them; what somebody looked through stays', () => {
  const draftsOnly = modelOf(files, '2026')!.bundle.rules.reduce(
    (own: FileMap, { id }) => {
      const model = modelOf(own, '2026')!
      return withChanges(own, draftRuleCases(model, id, compileForm(model.bundle)).changes)
    },
    new Map([...files].filter(([path]) => !path.includes('/cases/'))),
  )
  const definition = new DefinitionDocument(draftsOnly)
  const run = ({ step, changes }: Act) => definition.apply(step, changes)
  const now = () => modelOf(definition.files, '2026')!
  const add = (own: WrittenRule) => {
    run(addRule(now(), part, own))
    definition.amend(draftRuleCases(now(), own.id, compileForm(now().bundle)).changes)
  }
  add(rule)
  // the sample and what was drafted from it break this one
  add({ ...rule, id: 'NEW-02', check: 'staff >= 100000' })
  const failed = () => publishable(now().loaded, fieldTypes).filter(({ code }) => code === 'case-failed')
  expect(failed()).toEqual([])

  // what the form came with was looked through: it is told, and accepted by one press
  const own = casesOfRule(now(), 'NEW-01').find((one) => one.case.name.includes('违反'))!
  run(changeCase(now(), own, { name: '核对过' }))
  add({ ...rule, id: 'NEW-03', check: 'staff >= 500' })
  const [problems] = failed()
  expect(problems).toMatchObject({ file: own.file, pointer: own.pointer })
  run(acceptCases(now(), [problems!]))
  expect(failed()).toEqual([])
  expect(casesOfRule(now(), 'NEW-03')).toContainEqual(
    expect.objectContaining({ case: expect.objectContaining({ name: '核对过' }) as unknown }),
  )
  while (definition.undo());
  expect([...definition.files]).toEqual([...draftsOnly])
})

test('a rule that the new year shares with the last is left out by name, with the parameter that it alone reads', () => {
  const revision = revise(files, '2026', '2027', { fieldTypes })
  if (!('files' in revision)) throw new Error(JSON.stringify(revision))
  const both = new Map([...files, ...revision.files])
  const model = modelOf(both, '2027')!
  const { index } = model.bundle.rules.find(({ id }) => id === 'INC-02')!
  const { changes } = removeRule(model, part, index)
  expect([...changes.keys()]).toEqual(['2027/edition.json'])
  const after = modelOf(withChanges(both, changes), '2027')!
  expect(after.bundle.rules.map(({ id }) => id)).toEqual(['INC-01'])
  expect(Object.keys(after.bundle.edition.params)).toEqual(['tolerance'])
  expect(lint(after.loaded, fieldTypes)).toEqual([])
})

function codes({ files: own }: DefinitionDocument): string[] {
  return publishable(modelOf(own, '2026')!.loaded, fieldTypes)
    .map(({ code, pointer }) => `${code} ${pointer}`)
    .filter((text) => !/^(?:translation|template)-/.test(text))
}

test('a case that a changed threshold breaks stands at the rule, and what then lacks is drafted', () => {
  const definition = new DefinitionDocument(files)
  const run = ({ step, changes }: Act) => definition.apply(step, changes)
  const now = () => modelOf(definition.files, '2026')!
  const form = () => compileForm(now().bundle)
  const id = 'INC-02'
  run(setInEdition(now(), '/params/minIncome/value', 1000))
  const { problems } = runCases(now().loaded, form())
  const failed = problems.filter(({ params }) => String(params.detail).includes(`+ ${id} `))
  expect(failed.length).toBeGreaterThan(0)
  for (const problem of failed) {
    const location = targetOfProblem(now(), problem)
    const opened = now().bundle.rules.find(
      ({ part: key, index }) =>
        key === location.part && location.selection?.kind === 'rule' && index === location.selection.index,
    )
    expect(opened?.id).toBe(id)
    expect(casesOfRule(now(), id, problems).map(({ file, pointer }) => file + pointer)).toContain(
      problem.file + problem.pointer,
    )
  }
  run(acceptCases(now(), problems))
  run(draftMissingCases(now(), form()))
  const { passed, broken } = coverageOf(now().loaded, form())
  expect([passed.has(id), broken.has(id)]).toEqual([true, true])
  expect(runCases(now().loaded, form()).problems).toEqual([])
})

test('a field that goes is no longer emptied in cases; a place that is gone already is taken out of them', () => {
  const now = modelOf(files, '2026')!
  const [{ file } = { file: '' }] = caseFiles(now)
  const written = {
    base: 'sample',
    cases: [{ name: '甲', set: { '/staff': 9 }, remove: ['/summary'], expect: [] }],
  }
  const own = new Map([...files, [file, JSON.stringify(written)]])
  const after = withChanges(own, removeField(modelOf(own, '2026')!, '/summary').changes)
  expect(JSON.parse(after.get(file)!)).toEqual({
    base: 'sample',
    cases: [{ name: '甲', set: { '/staff': 9 }, expect: [] }],
  })

  const gone = new Map([...own, [file, JSON.stringify(written).replace('/summary', '/gone')]])
  const cleared = withChanges(gone, forgetPointer(modelOf(gone, '2026')!, '/gone').changes)
  expect(cleared.get(file)).not.toContain('/gone')
})
