import { expect, test } from 'vitest'
import { bundleOf } from '@formwright/definition/testing'
import { compileForm } from '../compile-form.ts'

const machine = {
  type: 'object',
  oneOf: [
    {
      title: 'Boiler',
      required: ['kind', 'output'],
      properties: { kind: { const: 'boiler' }, output: { type: 'number' } },
    },
    {
      title: 'Engine',
      required: ['kind', 'hours'],
      properties: { kind: { const: 'engine' }, hours: { type: 'number' }, name: { type: 'string' } },
    },
  ],
}

test('in rows and entries, what an alternative asks for that was chosen is marked as wanted', () => {
  const bundle = bundleOf({
    fields: {
      list: { type: 'array', items: machine },
      sites: { type: 'object', additionalProperties: machine },
    },
  })
  const store = compileForm(bundle).open({ list: [{ kind: 'engine' }, {}], sites: { a: { kind: 'boiler' } } })
  expect(store.state('/list/0/hours').required).toBe(true)
  expect(store.state('/list/0/name').required).toBe(false)
  expect(store.state('/list/1/output').required).toBe(false)
  expect(store.state('/sites/a/output').required).toBe(true)
})

test('what an optional group asks for is marked as wanted once any of it is filled in', () => {
  const person = { type: 'object', properties: { name: { type: 'string' }, age: { type: 'number' } } }
  const bundle = bundleOf({
    fields: {
      head: {
        type: 'object',
        properties: {
          mail: { type: 'string' },
          person: { ...person, required: ['name'] },
          deputy: { ...person, required: ['name'] },
          rows: { type: 'array', items: { ...person, required: ['name'] } },
        },
        required: ['mail', 'person'],
      },
    },
  })
  const store = compileForm(bundle).open({ head: {} })
  const isWanted = () =>
    ['mail', 'person/name', 'deputy/name'].map((at) => store.state(`/head/${at}`).required)
  expect(isWanted()).toEqual([false, false, false])
  store.set('/head/person/age', 5)
  expect(isWanted()).toEqual([true, true, false])
  store.set('/head/deputy/age', 6)
  expect(isWanted()).toEqual([true, true, true])
  expect(store.findings().map(({ code, pointer }) => `${code} ${pointer}`)).toEqual([
    'required /head/mail',
    'required /head/person/name',
    'required /head/deputy/name',
  ])
  store.set('/head/rows', [{ age: 7 }])
  expect(store.findings().map(({ pointer }) => pointer)).toContain('/head/rows/0/name')
  expect(store.findings()).toHaveLength(4)
  store.set('/head/deputy/age', undefined)
  expect(isWanted()).toEqual([true, true, false])
})

test('what another field asks for is marked as wanted, and missed whatever else is wrong', () => {
  const bundle = bundleOf({
    fields: {
      pay: {
        type: 'object',
        properties: {
          iban: { type: 'string', pattern: '^IE' },
          holder: { type: 'string' },
          bic: { type: 'string' },
        },
        dependentRequired: { iban: ['holder'] },
        if: { required: ['iban'] },
        // oxlint-disable-next-line unicorn/no-thenable
        then: { required: ['bic'] },
      },
    },
  })
  const form = compileForm(bundle)
  const store = form.open({ pay: {} })
  expect(store.state('/pay/holder').required).toBe(false)
  store.set('/pay/iban', 'X')
  expect(store.state('/pay/holder').required).toBe(true)
  expect(store.state('/pay/bic').required).toBe(true)
  expect(store.findings().map(({ code, pointer }) => `${code} ${pointer}`)).toEqual(
    expect.arrayContaining(['format /pay/iban', 'required /pay/holder', 'required /pay/bic']),
  )
  expect(store.findings()).toHaveLength(3)
})
