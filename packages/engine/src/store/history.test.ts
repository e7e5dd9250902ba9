import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { bundleOf } from '@formwright/definition/testing'
import { sample, shippedEdition } from '../../../../test/edition.ts'
import { compileForm } from '../compile-form.ts'
import type { Form } from '../form.ts'

let form: Form
beforeAll(async () => {
  form = (await shippedEdition()).form
})

describe('undo and redo', () => {
  test('whatever was changed, taking it all back gives the document of the beginning, and redoing it the last', () => {
    const value = fc.constantFrom<unknown>(1, 2.5, '无', '甲', undefined, [], ['chainMap'], { y2021: 1 })
    const whole = fc.constantFrom<unknown>(1, '无', undefined, { y2021: 1 })
    const edit = fc.oneof(
      fc.tuple(
        fc.constantFrom(
          '/digital/cloudRate',
          '/cover/clusterName',
          '/leading/smeCount/y2021',
          '/leading/chainActions',
        ),
        value,
      ),
      fc.tuple(fc.constant('/leading/smeCount'), whole),
    )
    fc.assert(
      fc.property(
        fc.array(fc.array(edit, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 8 }),
        (steps) => {
          const store = form.open(sample('eligible'))
          for (const changes of steps) store.setAll(changes as never)
          const end = store.answers
          const findings = store.findings()
          while (store.canUndo) store.undo()
          expect(store.answers).toEqual(sample('eligible'))
          while (store.canRedo) store.redo()
          expect(store.answers).toEqual(end)
          expect(store.findings()).toEqual(findings)
        },
      ),
      { numRuns: 100 },
    )
  })

  test('keystrokes in one place are one step; a block is one step', () => {
    const store = form.open({})
    for (const text of ['福', '福建', '福建省']) store.set('/cover/clusterName', text)
    store.setAll([
      ['/digital/cloudRate', 1],
      ['/digital/iiotRate', 2],
    ])
    expect(store.undo()).toEqual(['/digital/cloudRate', '/digital/iiotRate'])
    expect(store.undo()).toEqual(['/cover/clusterName'])
    expect(store.get('/cover/clusterName')).toBeUndefined()
    expect(store.canUndo).toBe(false)
  })

  test('what came from another window is not undone here', () => {
    const store = form.open({})
    store.set('/cover/clusterName', '甲')
    store.merge([['/cover/operatingBody', '乙']])
    store.undo()
    expect(store.answers).toMatchObject({ cover: { operatingBody: '乙' } })
    expect(store.canUndo).toBe(false)
  })

  test('all or none: a change that cannot be made leaves everything as it was', () => {
    const store = form.open(sample('eligible'))
    expect(() =>
      store.setAll([
        ['/digital/cloudRate', 1],
        ['/plan/customTargets/9', 1],
      ]),
    ).toThrow(RangeError)
    expect(store.answers).toEqual(sample('eligible'))
    expect(store.canUndo).toBe(false)
  })
})

describe('one place', () => {
  test('its findings are those of the whole list', () => {
    const store = form.open(sample('mistakes'))
    for (const { pointer } of store.findings())
      expect(store.findingsAt(pointer)).toEqual(
        store.findings().filter((finding) => finding.pointer === pointer),
      )
    store.set('/digital/cloudRate', 1)
    for (const { pointer } of store.findings())
      expect(store.findingsAt(pointer)).toEqual(
        store.findings().filter((finding) => finding.pointer === pointer),
      )
  })

  test('hears of a computed value when an input of its formula changes', () => {
    const store = form.open(sample('eligible'))
    let heard = 0
    store.subscribe('/digital/cloudRate', () => heard++)
    expect(store.computedAt('/digital/cloudRate')).toBe(61.31)
    store.set('/digital/cloudSmeCount', 336)
    expect(heard).toBeGreaterThan(0)
    expect(store.computedAt('/digital/cloudRate')).toBe(50)
  })

  test('says where its value came from until somebody changes it, and again after that is undone', () => {
    const store = form.open(sample('eligible'))
    store.set('/digital/cloudRate', 61.3, 'computed')
    expect(store.originOf('/digital/cloudRate')).toBe('computed')
    const kept = JSON.parse(JSON.stringify(store.origins)) as never
    expect(form.open(store.answers, { origins: kept }).originOf('/digital/cloudRate')).toBe('computed')
    store.set('/digital/cloudRate', '无')
    expect(store.originOf('/digital/cloudRate')).toBeUndefined()
  })

  test('is worded anew in another language', () => {
    const store = form.open(sample('mistakes'))
    store.findingsAt('/cover/clusterName')
    store.speak('en')
    expect(store.findings().map(({ code, pointer }) => `${code} ${pointer}`)).toEqual(
      form.assess(sample('mistakes')).findings.map(({ code, pointer }) => `${code} ${pointer}`),
    )
    expect(store.findings()[0]!.message).not.toBe(form.assess(sample('mistakes')).findings[0]!.message)
  })
})

describe('undo after what others did', () => {
  const rowsForm = compileForm(
    bundleOf({
      fields: {
        rows: {
          type: 'array',
          items: { type: 'object', properties: { name: { type: 'string' }, note: { type: 'string' } } },
        },
        a: { type: 'string' },
      },
    }),
  )
  const row = (name: string, note = '') => ({ name, note })

  test('a row that a colleague added to the same list stays', () => {
    const store = rowsForm.open({ rows: [row('甲')] })
    store.rows.add('/rows', row('我的'))
    store.merge([['/rows', [row('甲'), row('她的'), row('我的')]]])
    store.undo()
    expect(store.get('/rows')).toEqual([row('甲'), row('她的')])
    store.redo()
    expect(store.get('/rows')).toEqual([row('甲'), row('她的'), row('我的')])
  })

  test('a cell whose row moved is not taken back where another row stands now', () => {
    const store = rowsForm.open({ rows: [row('甲', '注')] })
    store.set('/a', 'x')
    store.set('/rows/0/note', '改')
    store.merge([['/rows', [row('新', '改'), row('甲', '改')]]])
    store.undo()
    expect(store.answers).toEqual({ rows: [row('新', '改'), row('甲', '改')] })
  })

  test('a value that a colleague put in the place of mine stays', () => {
    const store = rowsForm.open({ a: 'old' })
    store.set('/a', 'mine')
    store.merge([['/a', 'theirs']])
    store.undo()
    expect(store.get('/a')).toBe('theirs')
  })
})
