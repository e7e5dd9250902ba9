import { expect, test } from 'vitest'
import { grantsOf } from './grants-of.ts'

const role = (form: string, own: boolean, name = 'applicant') => ({
  role: name,
  title: name,
  titles: {},
  shared: {},
  level: 'county',
  own,
  form,
  formTitle: form,
  units: [],
})
const roles = [role('company', true), role('grant', true), role('county', false), role('all', false, 'city')]
const chosen = { role: 'applicant', region: '350582', form: '*' }

test('a role for all forms is that of an enterprise or that of an office, never both', () => {
  expect(grantsOf(roles, { ...chosen, own: true }).map(({ form }) => form)).toEqual(['company', 'grant'])
  expect(grantsOf(roles, { ...chosen, own: false })).toEqual([
    { role: 'applicant', region: '350582', form: 'county' },
  ])
})

test('a role that is the same everywhere is for all forms, also those that are to come', () => {
  expect(grantsOf(roles, { role: 'city', region: '350500', form: '*', own: false })).toEqual([
    { role: 'city', region: '350500', form: '*' },
  ])
  expect(grantsOf(roles, { ...chosen, form: 'grant', own: true })).toEqual([{ ...chosen, form: 'grant' }])
})
