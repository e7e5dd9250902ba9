import { expect, test } from 'vitest'
import { bundleOf } from '@formwright/definition/testing'
import { compileForm } from '../compile-form.ts'
import { precompile } from '../precompile/precompile.ts'
import { precompiledForm } from '../precompiled-form.ts'
import type { PrecompiledModule } from './precompiled.ts'

const many = Array.from({ length: 300 }, (_, index) => ({ n: index }))
const bundle = bundleOf({
  fields: {
    one: { title: '一', 'x-id': 'one', const: { valueOf: 1 } },
    some: { title: '几', 'x-id': 'some', enum: ['a', 0, { toString: 1 }, [null]] },
    many: { title: '多', 'x-id': 'many', enum: many },
    list: { title: '表', 'x-id': 'list', type: 'array', uniqueItems: true },
  },
})
const { default: module } = (await import(
  `data:text/javascript,${encodeURIComponent(precompile(bundle))}`
)) as { default: PrecompiledModule }
const forms = [
  ['compiled', compileForm(bundle)],
  ['precompiled', precompiledForm(bundle, module)],
] as const

test.each([
  ['one', { valueOf: 1 }, []],
  ['one', { valueOf: 2 }, ['choice']],
  ['one', { toString: 'x' }, ['choice']],
  ['some', -0, []],
  ['some', '0', ['choice']],
  ['some', { toString: 1 }, []],
  ['some', { toString: 2, valueOf: 1 }, ['choice']],
  ['some', [null], []],
  ['many', { n: 299 }, []],
  ['many', { n: 300 }, ['choice']],
  ['list', [{ toString: 1 }, { toString: 2 }], []],
  ['list', [{ toString: 1, valueOf: 2 }, 1, { valueOf: 2, toString: 1 }], ['range']],
  ['list', [1, '1', true, 'true', null, 'null'], []],
  ['list', ['__proto__', '__proto__'], ['range']],
  ['list', Array.from({ length: 2000 }, (_, index) => index), []],
] as const)('%s of %j is told as %j', (field, value, codes) => {
  for (const [how, form] of forms) {
    const found = form
      .assess({ [field]: value })
      .findings.filter(({ pointer }) => pointer.startsWith(`/${field}`))
    expect([how, found.map(({ code }) => code)]).toEqual([how, codes])
  }
})

test('which entries are the same is said', () => {
  const [finding] = compileForm(bundle).assess({ list: ['a', 'b', 'c', 'b', 'a'] }).findings
  expect(finding!.values).toMatchObject({ first: 2, second: 4 })
})
