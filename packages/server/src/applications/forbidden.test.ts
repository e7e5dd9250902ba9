import type { Operation } from '@formwright/engine'
import { describe, expect, test } from 'vitest'
import { refuseForbidden } from './forbidden.ts'

const before = {
  part: { name: '甲', rate: 3, held: { one: 1 } },
  other: 'x',
  attachments: [
    { id: '1', target: 'part.name' },
    { id: '2', target: 'other' },
  ],
}

/** Where a patch is refused; nothing where it is taken. */
function refusedAt(
  patch: readonly Operation[],
  may = { edit: ['/part'], attach: [] as string[] },
  after: unknown = before,
) {
  try {
    refuseForbidden(patch, before, after, may)
    return undefined
  } catch (error) {
    return (error as { details: { pointer: string } }).details.pointer
  }
}

describe('what somebody may change', () => {
  test.each<[string, Operation, string | undefined]>([
    ['a value within', { op: 'replace', path: '/part/name', value: '乙' }, undefined],
    ['the place itself', { op: 'replace', path: '/part', value: { name: '乙' } }, undefined],
    ['a value elsewhere', { op: 'replace', path: '/other', value: 'y' }, '/other'],
    ['what begins alike', { op: 'add', path: '/partner', value: 'y' }, '/partner'],
    ['all answers', { op: 'replace', path: '', value: {} }, ''],
    ['a group that holds nothing else', { op: 'add', path: '', value: { part: { name: '乙' } } }, undefined],
    ['a group that holds more', { op: 'add', path: '', value: { part: {}, other: 1 } }, ''],
    ['what is taken away elsewhere', { op: 'remove', path: '/other' }, '/other'],
  ])('%s', (_what, operation, pointer) => {
    expect(refusedAt([operation])).toBe(pointer)
  })

  test('where only a value of a group is open, the group is not', () => {
    const may = { edit: ['/part/held/one'], attach: [] }
    expect(refusedAt([{ op: 'replace', path: '/part/held', value: { one: 2 } }], may)).toBeUndefined()
    expect(refusedAt([{ op: 'replace', path: '/part/held', value: [2] }], may)).toBe('/part/held')
    expect(refusedAt([{ op: 'remove', path: '/part' }], may)).toBe('/part')
  })
})

describe('evidence', () => {
  const operation: Operation = { op: 'replace', path: '/attachments', value: [] }
  const mine = { edit: [], attach: ['/part/name'] }

  test('of a place that somebody may prove comes and goes', () => {
    const after = { ...before, attachments: [{ id: '2', target: 'other' }] }
    expect(refusedAt([operation], mine, after)).toBeUndefined()
  })

  test('of other places stays as it is, in its order', () => {
    expect(refusedAt([operation], mine, { ...before, attachments: [before.attachments[0]] })).toBe(
      '/attachments',
    )
    const changed = [{ id: '2', target: 'other', name: 'b' }]
    expect(refusedAt([operation], mine, { ...before, attachments: changed })).toBe('/attachments')
  })
})
