// The same table for every contestant: 15 columns of a list of people's projects, with rules in every row.
const KINDS = [
  ['own', 'Own'],
  ['joint', 'Joint'],
  ['bought', 'Bought'],
]

/** Column key, title, and kind of value. The total of a row is the sum of its amounts. */
export const COLUMNS = [
  ['code', 'Code', 'text'],
  ['name', 'Name', 'text'],
  ['kind', 'Kind', 'choice'],
  ['from', 'From', 'date'],
  ['to', 'To', 'date'],
  ['wages', 'Wages', 'number'],
  ['material', 'Material', 'number'],
  ['devices', 'Devices', 'number'],
  ['travel', 'Travel', 'number'],
  ['other', 'Other', 'number'],
  ['total', 'Total', 'sum'],
  ['granted', 'Granted', 'number'],
  ['place', 'Place', 'text'],
  ['person', 'Person', 'text'],
  ['remark', 'Remark', 'text'],
]
export const AMOUNTS = ['wages', 'material', 'devices', 'travel', 'other']

/** Rows without findings. */
export function rowsOf(count, from = 0) {
  return Array.from({ length: count }, (_nothing, at) => {
    const index = from + at
    const amounts = Object.fromEntries(AMOUNTS.map((key, place) => [key, ((index * 7 + place * 3) % 90) + 1]))
    const total = AMOUNTS.reduce((sum, key) => sum + amounts[key], 0)
    return {
      code: `C-${String(index).padStart(5, '0')}`,
      name: `Project ${(index * 37) % 5000}`,
      kind: KINDS[index % 3][0],
      from: `2023-0${(index % 9) + 1}-01`,
      to: `2024-0${(index % 9) + 1}-01`,
      ...amounts,
      total,
      granted: total - 5,
      place: `Place ${index % 40}`,
      person: `Person ${index % 300}`,
      remark: index % 4 === 0 ? 'checked' : 'to be checked',
    }
  })
}

const TYPES = {
  text: { type: 'string', maxLength: 40 },
  date: { type: 'string', format: 'date' },
  number: { type: 'number', minimum: 0 },
  sum: { type: 'number', readOnly: true },
  choice: { type: 'string', oneOf: KINDS.map(([code, title]) => ({ const: code, title })) },
}

export const rowSchema = {
  type: 'object',
  properties: Object.fromEntries(COLUMNS.map(([key, title, kind]) => [key, { ...TYPES[kind], title }])),
  required: ['code', 'name', 'from', 'to'],
}

/** The table as a Formwright edition: a sum in every row, three rules for every row, a total of all. */
export function rowsEdition() {
  const rule = (more) => ({
    severity: 'error',
    kind: 'consistency',
    each: { r: 'list.rows' },
    source: 'bench',
    ...more,
  })
  const files = {
    'form.json': { id: 'bench-rows', title: 'Rows', agency: 'Bench', language: 'en' },
    '1/edition.json': { edition: '1', title: '1', years: {}, params: {} },
    '1/parts/0-list/schema.json': {
      title: 'List',
      type: 'object',
      properties: {
        rows: {
          title: 'Rows',
          'x-id': 'list.rows',
          type: 'array',
          items: { ...rowSchema, additionalProperties: false },
        },
        total: { title: 'Total', type: 'number', readOnly: true, 'x-id': 'list.total' },
      },
      additionalProperties: false,
    },
    '1/parts/0-list/ui.json': {
      type: 'VerticalLayout',
      elements: ['rows', 'total'].map((name) => ({ type: 'Control', scope: `#/properties/${name}` })),
    },
    '1/parts/0-list/rules.json': {
      rules: [
        {
          id: 'SUM',
          each: { r: 'list.rows' },
          compute: AMOUNTS.map((key) => `r.${key}`).join(' + '),
          at: '/list/rows/{r}/total',
        },
        { id: 'ALL', compute: 'sum(list.rows.map(r, r.total))', at: '/list/total' },
        rule({
          id: 'DAYS',
          check: 'r.from <= r.to',
          at: '/list/rows/{r}/to',
          message: '{r.code} ends before it begins.',
        }),
        rule({
          id: 'GRANT',
          check: 'r.granted <= r.total',
          at: '/list/rows/{r}/granted',
          message: '{r.code}: more is granted than is spent.',
        }),
        rule({
          id: 'CODE',
          let: { codes: 'list.rows.map(r, has(r.code), r.code)' },
          check: 'unique(codes, r.code)',
          at: '/list/rows/{r}/code',
          message: '{r.code} is there twice.',
        }),
      ],
    },
    '1/parts/0-list/paper.json': { page: { start: 'flow' }, blocks: [] },
  }
  return new Map(Object.entries(files).map(([path, value]) => [path, JSON.stringify(value)]))
}
