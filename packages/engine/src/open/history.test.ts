import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { sample, shippedEdition } from '../../../../test/edition.ts'
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
          const open = form.open(sample('eligible'))
          for (const changes of steps) open.setAll(changes as never)
          const end = open.answers
          const findings = open.findings()
          while (open.canUndo) open.undo()
          expect(open.answers).toEqual(sample('eligible'))
          while (open.canRedo) open.redo()
          expect(open.answers).toEqual(end)
          expect(open.findings()).toEqual(findings)
        },
      ),
      { numRuns: 100 },
    )
  })

  test('keystrokes in one place are one step; a block is one step', () => {
    const open = form.open({})
    for (const text of ['福', '福建', '福建省']) open.set('/cover/clusterName', text)
    open.setAll([
      ['/digital/cloudRate', 1],
      ['/digital/iiotRate', 2],
    ])
    expect(open.undo()).toEqual(['/digital/iiotRate', '/digital/cloudRate'])
    expect(open.undo()).toEqual(['/cover/clusterName'])
    expect(open.get('/cover/clusterName')).toBeUndefined()
    expect(open.canUndo).toBe(false)
  })

  test('what came from another window is not undone here', () => {
    const open = form.open({})
    open.set('/cover/clusterName', '甲')
    open.merge([['/cover/operatingBody', '乙']])
    open.undo()
    expect(open.answers).toMatchObject({ cover: { operatingBody: '乙' } })
    expect(open.canUndo).toBe(false)
  })

  test('all or none: a change that cannot be made leaves everything as it was', () => {
    const open = form.open(sample('eligible'))
    expect(() =>
      open.setAll([
        ['/digital/cloudRate', 1],
        ['/plan/customTargets/9', 1],
      ]),
    ).toThrow(RangeError)
    expect(open.answers).toEqual(sample('eligible'))
    expect(open.canUndo).toBe(false)
  })
})

describe('one place', () => {
  test('its findings are those of the whole list', () => {
    const open = form.open(sample('mistakes'))
    for (const { pointer } of open.findings())
      expect(open.findingsAt(pointer)).toEqual(
        open.findings().filter((finding) => finding.pointer === pointer),
      )
    open.set('/digital/cloudRate', 1)
    for (const { pointer } of open.findings())
      expect(open.findingsAt(pointer)).toEqual(
        open.findings().filter((finding) => finding.pointer === pointer),
      )
  })

  test('hears of a computed value when an input of its formula changes', () => {
    const open = form.open(sample('eligible'))
    let heard = 0
    open.subscribe('/digital/cloudRate', () => heard++)
    expect(open.computedAt('/digital/cloudRate')).toBe(61.31)
    open.set('/digital/cloudSmeCount', 336)
    expect(heard).toBeGreaterThan(0)
    expect(open.computedAt('/digital/cloudRate')).toBe(50)
  })

  test('says where its value came from until somebody changes it, and again after that is undone', () => {
    const open = form.open(sample('eligible'))
    open.set('/digital/cloudRate', 61.3, 'computed')
    expect(open.originOf('/digital/cloudRate')).toBe('computed')
    const kept = JSON.parse(JSON.stringify(open.origins)) as never
    expect(form.open(open.answers, { origins: kept }).originOf('/digital/cloudRate')).toBe('computed')
    open.set('/digital/cloudRate', '无')
    expect(open.originOf('/digital/cloudRate')).toBeUndefined()
  })

  test('is worded anew in another language', () => {
    const open = form.open(sample('mistakes'))
    open.findingsAt('/cover/clusterName')
    open.speak('en')
    expect(open.findings().map(({ code, pointer }) => `${code} ${pointer}`)).toEqual(
      form.assess(sample('mistakes')).findings.map(({ code, pointer }) => `${code} ${pointer}`),
    )
    expect(open.findings()[0]!.message).not.toBe(form.assess(sample('mistakes')).findings[0]!.message)
  })
})
