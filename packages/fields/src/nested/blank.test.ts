import { expect, test } from 'vitest'
import { localeOf, treeOf } from '@formwright/definition'
import { bundleOf } from '@formwright/definition/testing'
import { contentOf } from './nested.paper.ts'

const text = (title: string) => ({ type: 'string', title })
const bundle = bundleOf({
  form: { language: 'en' },
  fields: {
    firm: {
      type: 'object',
      title: 'Firm',
      properties: {
        name: text('Name'),
        costs: { type: 'object', title: 'Costs by year', additionalProperties: { type: 'number' } },
        people: {
          type: 'array',
          title: 'People',
          items: { type: 'object', properties: { who: text('Who') } },
        },
      },
    },
  },
})

/** What is printed of an answer, line by line. */
function lines(value: unknown): string[] {
  const node = treeOf(bundle).nodeAt('/firm')
  const where = { pointer: '/firm', depth: 0, write: String, locale: localeOf(bundle) }
  return contentOf(node, value, { ...where, isBlank: value === undefined }).map(({ runs }) =>
    runs
      .map(({ text: words }) => words)
      .join('')
      .trim(),
  )
}

test('a blank form has lines for rows and for entries of a map, what is filled in has none', () => {
  expect(lines(undefined)).toEqual([
    'Name:',
    'Costs by year',
    '____________:',
    '____________:',
    'People',
    '1',
    'Who:',
    '2',
    'Who:',
  ])
  expect(lines({ name: 'A' })).toEqual(['Name: A', 'Costs by year', 'People:'])
})

test('of several kinds of value the one that it is of names what is in it', () => {
  const cargo = bundleOf({
    form: { language: 'en' },
    fields: {
      cargo: {
        title: 'Cargo',
        anyOf: [
          { type: 'array', items: { type: 'object', properties: { no: text('Number of the box') } } },
          { type: 'array', items: { type: 'string' } },
        ],
      },
    },
  } as never)
  const printed = (value: unknown) =>
    contentOf(treeOf(cargo).nodeAt('/cargo'), value, {
      pointer: '/cargo',
      depth: 0,
      write: String,
      locale: localeOf(cargo),
    }).map(({ runs }) =>
      runs
        .map(({ text: words }) => words)
        .join('')
        .trim(),
    )
  expect(printed([{ no: 'A1' }])).toEqual(['1', 'Number of the box: A1'])
  expect(printed(['rice'])).toEqual(['1: rice'])
})
