import { expect, test } from 'vitest'
import { parseForm } from '@formwright/definition'
import { filesOf } from '@formwright/definition/testing'
import { lint } from './lint.ts'

const projects = {
  type: 'array',
  title: 'Projects',
  'x-id': 'p.projects',
  maxItems: 1000,
  items: { type: 'object', properties: { name: { type: 'string', title: 'Name' } } },
}
const essay = { type: 'string', title: 'Essay', 'x-words': 1000 }

/** What is told of a description that says how much may be written. */
function told(field: object, description: string): unknown[] {
  const files = filesOf({ part: 'p', fields: { field: { ...field, description } } })
  return lint(parseForm(files), []).flatMap(({ code, params }) =>
    code === 'limit-said' ? [params.said] : [],
  )
}

test.each([
  ['Up to 500.', ['500']],
  ['Up to 500 projects.', ['500']],
  ['No more than 1,500 rows, please', ['1,500']],
  ['最多 500 项', ['500']],
  ['不超过 500 个', ['500']],
  ['Up to 1,000 rows.', []],
  ['1,000 at most', []],
  ['Each name has at most 80 letters.', []],
  ['Projects of up to 3 years.', []],
  ['Each project up to 3 people', []],
  ['Up to 50% of the costs', []],
  ['建设期不超过 24 个月', []],
  ['每项不超过 3 人', []],
])('rows, “%s”: %j', (description, said) => {
  expect(told(projects, description)).toEqual(said)
})

test.each([
  ['限 500 字', ['500']],
  ['500字以内', ['500']],
  ['Up to 2,000 words', ['2,000']],
  ['1,000 words at most', []],
  ['1,000字以内', []],
  ['500字以内为宜，最多1000字', []],
])('words, “%s”: %j', (description, said) => {
  expect(told(essay, description)).toEqual(said)
})
