import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fastJsonPatch from 'fast-json-patch'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Json } from '@formwright/definition'
import { sample, shippedEdition } from '../../../../test/edition.ts'
import type { Form } from '../form.ts'
import { precompile } from '../precompile/precompile.ts'
import { compileForm } from '../compile-form.ts'
import type { PrecompiledModule } from '../structure/precompiled.ts'
import { diffDocuments } from './patch.ts'
import { scenario } from '../testing/scenario.ts'

let form: Form
beforeAll(async () => {
  form = (await shippedEdition()).form
})

const seen = (findings: readonly { code: string; pointer: string; message: string; severity: string }[]) =>
  findings.map(({ code, pointer, message, severity }) => ({ code, pointer, message, severity }))

describe('an open form', () => {
  test('counts what was reported besides its checks, at its place, in every language, until that is over', () => {
    const store = form.open(sample('eligible'))
    const finding = {
      code: 'undecided',
      severity: 'error',
      kind: 'consistency',
      pointer: '/cover/clusterName',
      related: [],
      message: '',
      values: {},
      source: '',
      check: '',
      part: 'cover',
      reported: true,
    } as const
    store.report([finding])
    expect(store.findings()).toEqual([finding])
    expect(store.findingsAt('/cover/clusterName')).toEqual([finding])
    let calls = 0
    store.subscribe('/cover/clusterName', () => calls++)
    store.speak('en')
    expect(store.progress()).toMatchObject({ errors: 1, ready: false })
    store.set('/cover/contactName', '王五')
    expect(store.findings()).toContainEqual(finding)
    store.undo()
    calls = 0
    store.report([])
    expect(calls).toBe(1)
    expect([store.findings(), store.findingsAt('/cover/clusterName')]).toEqual([[], []])
    expect(store.progress().ready).toBe(true)
  })

  test('reads as a person fills', () => {
    const filling = scenario(form, sample('eligible'))
    expect(filling.findings()).toEqual([])
    expect(filling.answer('/digital/cloudRate', 60).findings()).toEqual(['RAT-04 /digital/cloudRate'])
    expect(filling.answer('/digital/cloudSmeCount', 403.2).findings('/digital')).toEqual([
      'decimals /digital/cloudSmeCount',
    ])
    const fix = scenario(form, sample('eligible')).answer('/digital/cloudRate', 60).form.findings()[0]!.fix!
    expect(
      filling
        .answer('/digital/cloudSmeCount', 412)
        .answer('/digital/cloudRate', fix['/digital/cloudRate']!)
        .findings(),
    ).toEqual([])
    expect(filling.clear('/cover/clusterName').findings()).toEqual(['required /cover/clusterName'])
  })

  test('offers both ways where two fields are to agree, and one where a value is computed', () => {
    const store = scenario(form, sample('eligible')).answer('/cover/clusterName', '改过的名称').form
    const basic = String(store.get('/basic/clusterName'))
    expect(store.findings().find(({ code }) => code === 'COV-01')).toMatchObject({
      fix: { '/cover/clusterName': basic },
      reverseFix: { '/basic/clusterName': '改过的名称' },
    })
    const computed = scenario(form, sample('eligible')).answer('/digital/cloudRate', 60).form.findings()[0]!
    expect(computed.fix).toBeDefined()
    expect(computed.reverseFix).toBeUndefined()
  })

  test('knows how far each part is', () => {
    const store = form.open({})
    expect(store.progress().parts[0]).toMatchObject({ part: 'cover', filled: 0, required: 9 })
    store.set('/cover/clusterName', '福建省晋江市运动鞋服产业')
    expect(store.progress().parts[0]).toMatchObject({ filled: 1, errors: 8 })
  })

  test('tells those who listen, and only them', () => {
    const store = form.open(sample('eligible'))
    const heard: string[] = []
    const end = store.subscribe('/digital/cloudRate', () => heard.push('cloudRate'))
    store.subscribe('/digital', () => heard.push('digital'))
    store.subscribe('/green', () => heard.push('green'))
    store.set('/digital/cloudRate', 60)
    expect(heard).toEqual(['digital', 'cloudRate'].toSorted((a, b) => heard.indexOf(a) - heard.indexOf(b)))
    end()
    store.set('/digital/cloudRate', 61)
    expect(heard).toHaveLength(3)
    store.set('/leading/smeCount/y2023', 600)
    expect(heard.filter((name) => name === 'green')).toEqual([])
    expect(heard).toContain('digital')
  })

  test('the same value again is no change', () => {
    const store = form.open(sample('eligible'))
    store.set('/digital/cloudRate', 61.31)
    expect(store.revision).toBe(0)
  })

  test.each(['/__proto__/polluted', '/plan/customTargets/9'])('%s is refused', (pointer) => {
    expect(() => form.open(sample('eligible')).set(pointer, 1)).toThrow(RangeError)
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined()
  })

  test('what was kept stays as it was', () => {
    const store = form.open(sample('eligible'))
    const before = store.answers
    store.set('/cover/clusterName', 'x')
    expect(before).toEqual(sample('eligible'))
    expect(diffDocuments(before, store.answers)).toEqual([
      { op: 'replace', path: '/cover/clusterName', value: 'x' },
    ])
  })
})

const VALUES: Json[] = [
  0,
  1,
  12.5,
  100,
  -3,
  1.005,
  '无',
  '',
  'x',
  null,
  [],
  ['chainMap'],
  { count: 1, names: ['甲'] },
  'yes',
  'no',
  '2024-07-01',
  { code: '510000', name: '四川省' },
]

describe('whatever is changed in whatever order', () => {
  const edits = () =>
    fc.array(
      fc.tuple(
        fc.constantFrom(
          ...form.plan.cells.map(({ pointer }) => pointer),
          '/attachments',
          '/lists',
          '/leading',
          '/plan/customTargets/0',
          '/lists/innovation.standards',
        ),
        fc.constantFrom(...VALUES, undefined),
      ),
      { minLength: 1, maxLength: 12 },
    )
  const start = fc.constantFrom('eligible', 'ineligible', 'mistakes') as fc.Arbitrary<'eligible'>

  test('the live findings are those of an assessment from scratch, and the patch leads from one document to the other', () => {
    fc.assert(
      fc.property(start, edits(), (name, list) => {
        const store = form.open(sample(name))
        for (const [pointer, value] of list) {
          try {
            store.set(pointer, value)
          } catch (error) {
            expect(error).toBeInstanceOf(RangeError)
          }
        }
        const fresh = form.assess(store.answers)
        expect(seen(store.findings())).toEqual(seen(fresh.findings))
        expect(store.progress()).toEqual(fresh.progress)
        expect(store.eligibility()).toEqual(fresh.eligibility)
        const patched = fastJsonPatch.applyPatch(
          sample(name),
          diffDocuments(sample(name), store.answers) as fastJsonPatch.Operation[],
        ).newDocument
        expect(patched).toEqual(store.answers)
      }),
      { numRuns: 60 },
    )
  })
})

describe('validators made beforehand', () => {
  test('find the same and need no code generation', async () => {
    const { bundle } = await shippedEdition()
    const source = precompile(bundle)
    expect(source).not.toMatch(/\bimport\b|\beval\b|new Function/)
    const file = join(mkdtempSync(join(tmpdir(), 'formwright-')), 'validators.mjs')
    writeFileSync(file, source)
    const module = (await import(/* @vite-ignore */ file)) as { default: PrecompiledModule; digest: string }
    expect(module.digest).toBe(bundle.digest)
    const ready = compileForm(bundle, { precompiled: module.default })
    for (const name of ['eligible', 'ineligible', 'mistakes'] as const) {
      expect(seen(ready.assess(sample(name)).findings)).toEqual(seen(form.assess(sample(name)).findings))
    }
  })

  test('of another edition are refused', () => {
    expect(() => compileForm(form.bundle, { precompiled: () => ({}) })).toThrow(/another edition/)
  })
})
