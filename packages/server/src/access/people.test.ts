import { expect, test } from 'vitest'
import type { FormFile } from '@formwright/definition'
import { isReviewer, startRegionsOf } from './people.ts'
import type { Grant } from './people.ts'

const form = {
  id: 'report',
  roles: {
    office: { title: 'Office', level: 'city' },
    helper: { title: 'Helper', level: 'county' },
    reader: { title: 'Reader', level: 'county' },
    bureau: { title: 'Bureau', level: 'province' },
  },
  workflow: {
    start: 'draft',
    states: {
      draft: {
        title: 'Draft',
        read: ['office', 'helper', 'reader'],
        edit: { office: [''], helper: ['/part'] },
      },
    },
  },
} as unknown as Pick<FormFile, 'id' | 'roles' | 'workflow'>

const starts = (...grants: Grant[]) => startRegionsOf({ grants }, form)

test('who may start an application, and for which places, follows from the form’s roles and workflow', () => {
  expect(starts({ role: 'office', region: '350500', form: '*' })).toEqual([
    { level: 'city', region: '350500' },
  ])
  expect(starts({ role: 'helper', region: '350582', form: 'report' })).toEqual([
    { level: 'county', region: '350582' },
  ])
})

test('who only reads, reviews or works on another form starts none', () => {
  expect(
    starts(
      { role: 'reader', region: '350582', form: '*' },
      { role: 'bureau', region: '350000', form: '*' },
      { role: 'office', region: '350500', form: 'another' },
      { role: 'unknown', region: '350500', form: '*' },
    ),
  ).toEqual([])
})

test('a form says of whom nobody else fills in what they start', () => {
  const { office } = form.roles!
  const alone = { ...form, roles: { office: { ...office!, scope: 'own' as const } } }
  expect(startRegionsOf({ grants: [{ role: 'office', region: '350500', form: '*' }] }, alone)).toEqual([
    { level: 'city', region: '350500', own: true },
  ])
})

test('who fills in at a larger level does not review for that, nor for taking back what they gave up', () => {
  const { draft } = form.workflow!.states
  const states = {
    draft: { ...draft!, transitions: [{ id: 'give-up', title: 'Give up', to: 'withdrawn', by: ['office'] }] },
    withdrawn: {
      title: 'Given up',
      transitions: [{ id: 'resume', title: 'Resume', to: 'draft', by: ['office'] }],
    },
  }
  const withStates = (more: object) =>
    ({ ...form, workflow: { start: 'draft', states: { ...states, ...more } } }) as typeof form
  const reviewers = (own: typeof form) => Object.keys(own.roles!).filter((role) => isReviewer(own, role))
  expect(reviewers(withStates({}))).toEqual(['bureau'])
  const sent = {
    title: 'Sent',
    transitions: [
      { id: 'return', title: 'Return', to: 'draft', by: ['office', 'reader'], requires: ['notes'] },
    ],
  }
  expect(reviewers(withStates({ sent }))).toEqual(['office', 'reader', 'bureau'])
})
