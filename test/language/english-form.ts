import type { FormBundle, Language } from '@formwright/definition'
import { bundleOf } from '@formwright/definition/testing'

/**
 * A form with every kind of field, evidence, a list, targets and a signature, in a language that words it
 * with `say`.
 */
export function richForm(language: Language, say: (text: string) => string = (text) => text): FormBundle {
  const option = (code: string, title: string) => ({ const: code, title: say(title) })
  const properties = {
    name: { title: say('Name'), type: 'string' },
    story: { title: say('Story'), type: 'string', 'x-words': 3, 'x-none': true },
    phone: { title: say('Telephone'), type: 'string', pattern: '^\\+?[0-9 ]{6,20}$' },
    output: {
      title: say('Output'),
      type: 'number',
      minimum: 0,
      'x-unit': '£k',
      'x-decimals': 1,
      'x-none': true,
    },
    energy: {
      title: say('Energy'),
      type: 'object',
      'x-annual': 'report',
      'x-unit': 'kWh',
      additionalProperties: { type: 'number', 'x-none': true },
    },
    started: { title: say('Started on'), type: 'string', format: 'date' },
    agreed: { title: say('Agreed'), type: 'boolean' },
    kind: { title: say('Kind'), type: 'string', oneOf: [option('a', 'First'), option('b', 'Second')] },
    works: {
      title: say('Works'),
      type: 'array',
      'x-none': true,
      uniqueItems: true,
      items: { oneOf: [option('map', 'A map'), option('plan', 'A plan')] },
      'x-evidence': { when: 'ticked' },
    },
    partners: { title: say('Partners'), type: 'array', items: { type: 'string' }, 'x-none': true },
    patents: {
      title: say('Patents'),
      type: 'object',
      properties: {
        count: { title: say('How many'), type: 'integer', minimum: 0, 'x-unit': 'items' },
        names: {
          title: say('Names'),
          type: 'array',
          items: { type: 'string' },
          'x-none': true,
          'x-count': 'count',
        },
      },
      required: ['count', 'names'],
      'x-list': {
        columns: [
          { key: 'name', title: say('Patent'), required: true },
          { key: 'year', title: say('Year'), type: 'year' },
        ],
      },
    },
    place: {
      title: say('Place'),
      type: 'object',
      format: 'region',
      properties: { code: { type: 'string' }, name: { type: 'string' } },
    },
    sites: {
      title: say('Sites'),
      type: 'array',
      items: {
        type: 'object',
        properties: {
          town: { title: say('Town'), type: 'string' },
          area: { title: say('Area'), type: 'number', 'x-unit': 'm²' },
        },
        required: ['town'],
      },
    },
    goal: {
      title: say('Goal'),
      type: 'object',
      properties: {
        baseline: { title: say('Baseline'), type: 'number', 'x-unit': '%' },
        target: { title: say('Target'), type: 'number', 'x-unit': '%' },
      },
    },
    signed: { title: say('Signature'), type: 'string', oneOf: [option('signed', 'Signed')] },
  }
  const withIds = Object.fromEntries(
    Object.entries(properties).map(([key, schema]) => [key, { ...schema, 'x-id': key }]),
  )
  const keys = Object.keys(properties)
  return bundleOf({
    form: {
      id: 'rich',
      title: say('Rich form'),
      agency: say('Agency'),
      language,
      units: { '£': {}, '£k': { of: '£', factor: 1000 } },
    },
    years: { report: [2024, 2025] },
    params: { least: { title: say('Least'), value: 1, unit: '£k', source: say('Law') } },
    edition: { title: '2024', instructions: [{ id: '1', text: say('Answer truthfully.') }] },
    fields: withIds,
    schema: {
      $schema: 'https://formwright.dev/dialect/2020-12',
      title: say('Rich form'),
      required: keys,
      additionalProperties: false,
    },
    ui: {
      type: 'VerticalLayout',
      elements: keys.map((key) => ({ type: 'Control', scope: `#/properties/${key}` })),
    },
    rules: [
      {
        id: 'R-1',
        kind: 'plausibility',
        check: "convert(output, '£') >= convert(params.least, '£')",
        at: '/output',
        message: say('{output}, {agreed}, {kind}, {works}, {started}'),
        source: say('Law'),
      },
    ],
    files: {
      'paper.json': {
        heading: { text: say('Rich form') },
        page: { start: 'new' },
        blocks: [
          { as: 'instructions' },
          { label: '/name', field: '/name', style: 'line' },
          {
            columns: [46, 110],
            rows: keys
              .filter((key) => key !== 'name')
              .map((key) => [{ label: `/${key}` }, { field: `/${key}` }]),
          },
        ],
      },
    },
  })
}

/** Filled in, with a mistake that breaks the rule. */
export const FILLED = {
  name: 'Example Works',
  story: 'One two three four',
  phone: 'x',
  output: 0.51,
  energy: { y2024: 1234.5, y2025: 'N/A' },
  started: '2026-01-31',
  agreed: true,
  kind: 'b',
  works: ['map', 'plan'],
  partners: ['A', 'B'],
  patents: { count: 1, names: ['X', 'Y'] },
  place: { code: '350000', name: 'Somewhere' },
  sites: [{ town: 'Leeds', area: 3 }, { area: 'many' }],
  goal: { baseline: 1, target: 2 },
  signed: 'signed',
  lists: { patents: [{ name: 'X', year: '2024' }, { year: 'soon' }] },
}

/** Every kind of wrong value in every field, and what nobody asked for. */
export const WRONG: readonly unknown[] = [
  {},
  FILLED,
  ...[true, 12.345, 'n/a', '1.2.3', '4①', [], ['?', '?'], { q: 1 }, [{ q: 1 }], '2026-02-30', 'N/A'].map(
    (value) => Object.fromEntries([...Object.keys(FILLED), 'extra'].map((key) => [key, value])),
  ),
  {
    ...FILLED,
    attachments: [
      { target: '?', kind: '?', size: 'x' },
      { target: 'works', kind: 'evidence', options: ['?'] },
    ],
  },
]
