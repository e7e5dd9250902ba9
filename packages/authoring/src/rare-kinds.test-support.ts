import type { Json } from '@formwright/definition'

/**
 * What few forms have: a table with a column for each row of a list, branches, years that follow a date, rows
 * with files, years and branches of their own. Part of the form of `corrections.test-support.ts`.
 */

type Node = Record<string, unknown>
export type Fields = Record<string, Node>
export type YearSets = Record<string, unknown>
export type Correction = (fields: Fields, years: YearSets) => unknown

export const text = (title: string, more: Node = {}): Node => ({ title, type: 'string', ...more })
export const number = (title: string, more: Node = {}): Node => ({ title, type: 'number', ...more })
export const group = (title: string, properties: Fields, more: Node = {}): Node => ({
  title,
  type: 'object',
  properties,
  additionalProperties: false,
  ...more,
})
export const options = (...titles: string[]) => titles.map((title, index) => ({ const: 'abc'[index], title }))
export const evidence = (note: string, when = 'optional') => ({ 'x-evidence': { when, note } })

const money = (title: string) => number(title, { 'x-unit': '万元' })
const annual = (title: string, years: string, more: Node = {}): Node => ({
  title,
  type: 'object',
  'x-annual': years,
  additionalProperties: money('金额'),
  ...more,
})
const byProject = (title: string, more: Node = {}): Node => ({
  title,
  type: 'object',
  'x-ref': { list: '/projects' },
  additionalProperties: money('费用'),
  ...more,
})
/** A group without `additionalProperties: false`, as its branches have members of their own. */
const branching = (title: string, properties: Fields, more: Node): Node => ({
  title,
  type: 'object',
  properties,
  ...more,
})

export const rareYears: YearSets = { recent: { from: '/on', count: 3, otherwise: 2024 } }

export const rareFields: Fields = {
  on: text('受理日期', { format: 'date', 'x-id': 'on' }),
  recent: annual('近三年经费', 'recent', { 'x-id': 'recent' }),
  costs: group(
    '分项目经费',
    {
      labour: byProject('人工', { properties: { total: money('合计') } }),
      material: byProject('材料'),
    },
    { 'x-id': 'costs' },
  ),
  led: {
    title: '牵头的项目',
    type: 'array',
    'x-id': 'led',
    items: { type: 'string' },
    'x-ref': { list: '/projects' },
  },
  status: branching(
    '身份',
    { company: text('是否企业', { oneOf: options('否', '是'), 'x-id': 'company' }) },
    {
      if: { properties: { company: { const: 'b' } }, required: ['company'] },
      // oxlint-disable-next-line unicorn/no-thenable
      then: { properties: { register: text('登记号', { 'x-id': 'register' }), capital: money('注册资本') } },
      else: { properties: { identity: text('证件号码', { 'x-private': 'identity' }) } },
    },
  ),
  loan: branching(
    '贷款',
    { amount: money('贷款额') },
    { dependentSchemas: { amount: { properties: { bank: text('贷款银行', evidence('合同')) } } } },
  ),
  contact: branching(
    '联系方式',
    {},
    {
      anyOf: [
        { title: '信函', properties: { post: text('地址') }, required: ['post'] },
        { title: '电邮', properties: { mail: text('邮箱', { 'x-private': 'email' }) }, required: ['mail'] },
      ],
    },
  ),
  people: {
    title: '人员',
    type: 'array',
    'x-id': 'people',
    items: branching(
      '人员',
      {
        name: text('姓名', { 'x-private': 'name' }),
        degree: text('学历', {
          'x-id': 'degree',
          oneOf: options('本科', '硕士', '博士'),
          ...evidence('证书'),
        }),
        pay: annual('工资', 'recent'),
      },
      {
        if: { properties: { degree: { const: 'c' } }, required: ['degree'] },
        // oxlint-disable-next-line unicorn/no-thenable
        then: { properties: { thesis: text('论文'), field: text('方向') } },
      },
    ),
  },
  offices: {
    title: '各办事处',
    type: 'object',
    'x-id': 'offices',
    additionalProperties: branching(
      '办事处',
      { own: text('是否自有', { oneOf: options('否', '是') }) },
      {
        if: { properties: { own: { const: 'a' } }, required: ['own'] },
        // oxlint-disable-next-line unicorn/no-thenable
        then: { properties: { rent: money('租金') } },
      },
    ),
  },
}

export const rareAnswers: Record<string, Json> = {
  on: '2024-05-01',
  recent: { y2021: 56, y2022: 57, y2023: 58 },
  costs: { labour: { P01: 51, P02: 52, total: 103 }, material: { P01: 53, P02: 54.5 } },
  led: ['P01', 'P02'],
  status: { company: 'b', register: '登记号一', capital: 55 },
  loan: { amount: 59, bank: '某银行' },
  contact: { post: '某路一号' },
  people: [
    {
      name: '甲某',
      degree: 'c',
      pay: { y2021: 60, y2022: 61, y2023: 62 },
      thesis: '某论文',
      field: '某方向',
    },
    { name: '乙某', degree: 'a' },
  ],
  offices: { 北京: { own: 'a', rent: 64 }, 上海: { own: 'b' } },
}

export const rareFiles: readonly Json[] = [
  { target: 'people.0.degree', kind: 'evidence', name: '甲某证书.pdf' },
  { target: 'people.1.degree', kind: 'evidence', name: '乙某证书.pdf' },
  { target: 'loan.bank', kind: 'evidence', name: '合同.pdf' },
]

/** What is typed where it waits, or where it does not belong. */
export const rareValues: readonly Json[] = [
  { company: 'a', register: '留下的登记号', capital: 65, identity: '530102199001011234' },
  { y2022: 66, y2019: 67, y2024: '无' },
  { labour: { P01: '无', P09: 68, total: 69 }, material: { total: 70 } },
  { amount: null, bank: '没有贷款的银行' },
  [{ degree: 'b', thesis: '不显示的论文', pay: { y2020: 71 } }, { thesis: 72 }],
  { 北京: { own: 'b', rent: 73 }, 上海: { rent: '无' } },
  ['P01', 'P09', 7],
  'P02',
  '2025-01-31',
]

const at = (node: Node | undefined, ...path: string[]): Node =>
  path.reduce<Node>((inner, key) => (inner[key] ?? {}) as Node, node ?? {})
const remove = (...path: string[]): Correction => {
  const key = path.pop()!
  return (fields) => delete at(fields, ...path)[key]
}
const set = (value: unknown, ...path: string[]): Correction => {
  const key = path.pop()!
  return (fields) => {
    const node = at(fields, ...path)
    if (Object.keys(node).length > 0) node[key] = value
  }
}
/** Takes a member out of one group, and puts it into another. */
const bring = (from: readonly string[], to: readonly string[]): Correction => {
  const key = from.at(-1)!
  return (fields) => {
    const [was, is] = [at(fields, ...from.slice(0, -1)), at(fields, ...to)]
    if (!was[key] || Object.keys(is).length === 0) return
    is[key] = was[key]
    delete was[key]
  }
}

const rows = ['people', 'items', 'properties']

export const rareCorrections: Readonly<Record<string, Correction>> = {
  'a row of a table by rows goes': remove('costs', 'properties', 'material'),
  'a unit of a table by rows': set('亿元', 'costs', 'properties', 'labour', 'additionalProperties', 'x-unit'),
  'a total beside the columns goes': remove('costs', 'properties', 'labour', 'properties'),
  'columns are those of other rows': set('/people', 'costs', 'properties', 'labour', 'x-ref', 'list'),
  'columns are years': (fields) => {
    const { labour } = at(fields, 'costs', 'properties') as Fields
    if (!labour) return
    delete labour['x-ref']
    labour['x-annual'] = 'report'
  },
  'columns have words': set('string', 'costs', 'properties', 'material', 'additionalProperties', 'type'),
  'one row is named, not several': (fields) => {
    if (fields.led) fields.led = text('牵头的项目', { 'x-id': 'led', 'x-ref': { list: '/projects' } })
  },
  'the list of the columns has another place': (fields) => {
    if (!fields.projects || fields.works) return
    fields.works = fields.projects
    delete fields.projects
    for (const ref of [
      at(fields, 'costs', 'properties', 'labour', 'x-ref'),
      at(fields, 'costs', 'properties', 'material', 'x-ref'),
      at(fields, 'led', 'x-ref'),
      at(fields, 'papers', 'items', 'properties', 'of', 'x-ref'),
    ])
      if (ref.list) ref.list = '/works'
  },
  'what stands otherwise goes': remove('status', 'else'),
  'a member of a branch goes': remove('status', 'then', 'properties', 'capital'),
  'a member of a branch is another kind': set('string', 'status', 'then', 'properties', 'capital', 'type'),
  'a member of a branch has another unit': set('亿元', 'status', 'then', 'properties', 'capital', 'x-unit'),
  'a member leaves its branch': bring(['status', 'then', 'properties', 'register'], ['status', 'properties']),
  'a field comes into a branch': bring(['area'], ['status', 'then', 'properties']),
  'another answer decides': set('a', 'status', 'if', 'properties', 'company', 'const'),
  'branches change places': (fields) => {
    const { status } = fields
    if (status?.then && status.else) [status.then, status.else] = [status.else, status.then]
  },
  'a branch is cleared': set('clear', 'status', 'x-inactive'),
  'a condition goes, its members stay': (fields) => {
    const { status } = fields
    if (!status?.then) return
    Object.assign(status.properties as Node, at(status, 'then', 'properties'))
    for (const key of ['if', 'then', 'else']) delete status[key]
  },
  'what depends goes': remove('loan', 'dependentSchemas'),
  'a proof of a branch goes': remove(
    'loan',
    'dependentSchemas',
    'amount',
    'properties',
    'bank',
    'x-evidence',
  ),
  'one way of several goes': (fields) => {
    const ways = fields.contact?.anyOf as Node[] | undefined
    // the last way stays: a choice of none is no form
    if (ways && ways.length > 1) fields.contact!.anyOf = ways.slice(1)
  },
  'one way only': (fields) => {
    if (!fields.contact) return
    fields.contact.oneOf = fields.contact.anyOf
    delete fields.contact.anyOf
  },
  'years follow another date': (_, years) => (years.recent = { from: '/due', count: 3, otherwise: 2024 }),
  'years do not follow any more': (_, years) => (years.recent = [2022, 2024]),
  'fewer years follow': (_, years) => (years.recent = { from: '/on', count: 2, otherwise: 2024 }),
  'years follow with the last': (_, years) =>
    (years.recent = { from: '/on', count: 3, ends: 0, otherwise: 2024 }),
  'years are those of the report': set('report', 'recent', 'x-annual'),
  'proof in rows goes': remove(...rows, 'degree', 'x-evidence'),
  'a column with proof goes': remove(...rows, 'degree'),
  'a column with proof is called otherwise': (fields) => {
    const columns = at(fields, ...rows)
    if (!columns.degree) return
    columns.education = columns.degree
    delete columns.degree
  },
  'an option in rows with proof goes': set(options('本科', '硕士'), ...rows, 'degree', 'oneOf'),
  'a column of years has another unit': set('亿元', ...rows, 'pay', 'additionalProperties', 'x-unit'),
  'a column of years follows no date': set('report', ...rows, 'pay', 'x-annual'),
  'a branch of rows goes': remove('people', 'items', 'then'),
  'a member of a branch of rows goes': remove('people', 'items', 'then', 'properties', 'thesis'),
  'a member of a branch of rows is another kind': set(
    'number',
    'people',
    'items',
    'then',
    'properties',
    'thesis',
    'type',
  ),
  'a branch of entries goes': remove('offices', 'additionalProperties', 'then'),
  'a member leaves the branch of its entry': bring(
    ['offices', 'additionalProperties', 'then', 'properties', 'rent'],
    ['offices', 'additionalProperties', 'properties'],
  ),
  'another answer decides in entries': set(
    'b',
    'offices',
    'additionalProperties',
    'if',
    'properties',
    'own',
    'const',
  ),
}
