import fc from 'fast-check'
import { equal } from '@formwright/definition'
import type { FileMap, Json } from '@formwright/definition'
import { bundleOfFiles } from '@formwright/definition/testing'
import { compileForm, withValue } from '@formwright/engine'
import type { Form } from '@formwright/engine'
import {
  evidence,
  group,
  number,
  options,
  rareAnswers,
  rareCorrections,
  rareFields,
  rareFiles,
  rareValues,
  rareYears,
  text,
} from './rare-kinds.test-support.ts'
import type { Correction, Fields, YearSets } from './rare-kinds.test-support.ts'
import { startForm } from './start/start-form.ts'

export type { Fields } from './rare-kinds.test-support.ts'

/**
 * A form with a field of every kind, and the ways in which it is corrected, for tests of what becomes of
 * answers.
 */

const everyKind: Fields = {
  name: text('名称', { 'x-id': 'name', ...evidence('执照') }),
  sales: {
    title: '销售额',
    type: 'object',
    'x-annual': 'report',
    'x-unit': '万元',
    'x-id': 'sales',
    additionalProperties: { type: 'number', minimum: 0 },
  },
  area: number('占地面积', { 'x-unit': '平方米', 'x-id': 'area' }),
  grade: text('等级', { oneOf: options('甲', '乙', '丙'), 'x-id': 'grade' }),
  ticked: {
    title: '已开展的工作',
    type: 'array',
    items: { type: 'string', oneOf: options('宣传', '培训', '检查') },
    'x-id': 'ticked',
    ...evidence('工作记录', 'ticked'),
  },
  partners: {
    title: '合作单位',
    type: 'array',
    'x-id': 'partners',
    items: group('单位', {
      name: text('单位名称'),
      share: number('占比', { 'x-unit': '%' }),
      role: text('角色', { oneOf: options('牵头', '参加') }),
    }),
  },
  matrix: group(
    '投入',
    {
      own: group('自筹', { staff: number('人员费', { 'x-unit': '万元' }), goods: number('设备费') }),
      grant: group('拨款', { staff: number('人员费', { 'x-unit': '万元' }), goods: number('设备费') }),
    },
    { 'x-id': 'matrix' },
  ),
  patents: number('专利数', {
    type: 'integer',
    'x-id': 'patents',
    'x-list': {
      columns: [
        { key: 'title', title: '专利名称' },
        { key: 'on', title: '授权日期', type: 'date' },
      ],
    },
  }),
  indicators: {
    title: '各项指标',
    type: 'object',
    'x-id': 'indicators',
    additionalProperties: number('指标值', { 'x-unit': '亿元' }),
  },
  sites: {
    title: '各厂区',
    type: 'object',
    'x-id': 'sites',
    additionalProperties: group('厂区', {
      area: number('面积', { 'x-unit': '平方米' }),
      shifts: {
        title: '班次',
        type: 'array',
        items: group('班次', { from: text('开始'), staff: number('人数') }),
      },
    }),
  },
  span: {
    title: '起止年份',
    type: 'array',
    'x-id': 'span',
    prefixItems: [number('起'), number('止'), text('说明')],
    items: false,
  },
  projects: {
    title: '项目',
    type: 'array',
    'x-id': 'projects',
    items: group('项目', {
      code: text('编号', { 'x-key': 'P00' }),
      name: text('名称'),
      stages: {
        title: '阶段',
        type: 'array',
        items: group('阶段', {
          name: text('阶段名称'),
          cost: number('费用', { 'x-unit': '万元', minimum: 0 }),
        }),
      },
    }),
  },
  papers: {
    title: '论文',
    type: 'array',
    'x-id': 'papers',
    items: group('论文', { of: text('所属项目', { 'x-ref': { list: '/projects' } }), title: text('题目') }),
  },
  phone: text('电话', { 'x-private': 'phone', 'x-id': 'phone' }),
  due: text('到期日', { format: 'date', 'x-none': true, 'x-id': 'due' }),
  party: {
    title: '申报主体',
    type: 'object',
    oneOf: [
      {
        title: '自然人',
        properties: { surname: text('姓', { 'x-id': 'surname', ...evidence('证件') }) },
        required: ['surname'],
      },
      { title: '单位', properties: { staff: number('人数', { 'x-id': 'partyStaff' }) }, required: ['staff'] },
    ],
  },
  ...rareFields,
}

/** Answers that fill all of it in, with files and the rows of a list. */
export const filled: Record<string, Json> = {
  name: '某某公司',
  sales: { y2024: 12000, y2025: 15000.5 },
  area: 3000,
  grade: 'b',
  ticked: ['a', 'c'],
  partners: [
    { name: '甲厂', share: 40, role: 'a' },
    { name: '乙所', share: 60, role: 'b' },
  ],
  matrix: { own: { staff: 11, goods: 12 }, grant: { staff: 13, goods: 14 } },
  patents: 2,
  indicators: { 产值: 5, 税收: 0.5 },
  sites: {
    东区: { area: 31, shifts: [{ from: '八点', staff: 32 }] },
    西区: { area: 33.5 },
  },
  span: [2021, 2024, '三年'],
  projects: [
    {
      code: 'P01',
      name: '一期',
      stages: [
        { name: '设计', cost: 21 },
        { name: '施工', cost: 22.5 },
      ],
    },
    { code: 'P02', name: '二期', stages: [] },
  ],
  papers: [{ of: 'P01', title: '论文一' }],
  phone: '13900001111',
  due: '2024-09-30',
  party: { surname: '欧阳' },
  ...rareAnswers,
  lists: { patents: [{ title: '专利一', on: '2024-05-06' }, { title: '专利二' }] },
  attachments: [
    { target: 'name', kind: 'evidence', name: '执照.pdf' },
    { target: 'ticked', options: ['a'], kind: 'evidence', name: '记录.pdf' },
    { target: 'party.surname', kind: 'evidence', name: '证件.pdf' },
    { target: 'ticked', options: ['c'], kind: 'evidence', name: '检查记录.pdf' },
    { target: 'ticked', options: ['a', 'c'], kind: 'evidence', name: '合订本.pdf' },
    ...rareFiles,
  ],
}

const files = startForm('every-kind', 2026)

/** The files of the form, without views and rules. */
export function filesOfEveryKind(
  fields: Fields = everyKind,
  years: YearSets = { report: [2024, 2025], ...rareYears },
): FileMap {
  const edition = JSON.parse(files.get('2026/edition.json')!) as object
  return new Map(files)
    .set('2026/schema.json', JSON.stringify(group('示例', fields)))
    .set('2026/edition.json', JSON.stringify({ ...edition, years }))
    .set('2026/rules.json', '{ "rules": [] }')
}

/** The form with its fields changed in some way, and its years; nothing of its views and rules is left. */
export function formOf(change: Correction = () => {}, report = [2024, 2025]): Form {
  const properties = JSON.parse(JSON.stringify(everyKind)) as Fields
  const years: YearSets = { report, ...rareYears }
  change(properties, years)
  return compileForm(bundleOfFiles(filesOfEveryKind(properties, years), '2026'))
}

const at = (fields: Fields, ...path: string[]): Fields =>
  path.reduce((node, key) => (node[key] ?? {}) as Fields, fields)

const remove = (...path: string[]) => {
  const key = path.pop()!
  return (fields: Fields) => delete at(fields, ...path)[key]
}
const set = (value: unknown, ...path: string[]) => {
  const key = path.pop()!
  return (fields: Fields) => {
    const node = at(fields, ...path)
    if (Object.keys(node).length > 0) node[key] = value as Fields[string]
  }
}
/** A field under another name, in another group, or both in the place of each other. */
const rename = (key: string, to: string) => (fields: Fields) => {
  if (!fields[key] || fields[to]) return
  fields[to] = fields[key]
  delete fields[key]
}
const move = (key: string) => (fields: Fields) => {
  if (!fields[key]) return
  fields.box ??= group('另一组', {})
  ;(fields.box.properties as Fields)[key] = fields[key]
  delete fields[key]
}
const swap = (key: string, other: string) => (fields: Fields) => {
  const [one, two] = [fields[key], fields[other]]
  if (one && two) Object.assign(fields, { [key]: two, [other]: one })
}

/** What administrators do to a form. */
export const corrections: Readonly<Record<string, Correction>> = {
  ...Object.fromEntries(Object.keys(everyKind).map((key) => [`${key} goes`, remove(key)])),
  ...Object.fromEntries(Object.keys(everyKind).map((key) => [`${key} moves`, move(key)])),
  ...Object.fromEntries(Object.keys(everyKind).map((key) => [`${key} is renamed`, rename(key, `${key}New`)])),
  'two change places': swap('name', 'grade'),
  'a list and a matrix change places': swap('partners', 'matrix'),
  'another id': set('name.new', 'name', 'x-id'),
  'a number becomes text': set('string', 'area', 'type'),
  'text becomes a number': set('number', 'name', 'type'),
  'rows become a group': set('object', 'partners', 'type'),
  'a matrix becomes a text': set(text('投入'), 'matrix'),
  'a limit is drawn in': set(5, 'area', 'maximum'),
  'words are limited': set(2, 'name', 'x-words'),
  'a unit of another scale': set('亿元', 'sales', 'x-unit'),
  'a unit of another kind': set('人', 'area', 'x-unit'),
  'a unit in a matrix': set('元', 'matrix', 'properties', 'own', 'properties', 'staff', 'x-unit'),
  'a unit of the entries of a map': set('万元', 'indicators', 'additionalProperties', 'x-unit'),
  'a unit in the entries of a map': set(
    '公顷',
    'sites',
    'additionalProperties',
    'properties',
    'area',
    'x-unit',
  ),
  'a member of the entries of a map goes': remove('sites', 'additionalProperties', 'properties', 'area'),
  'rows in the entries of a map go': remove('sites', 'additionalProperties', 'properties', 'shifts'),
  'a column of rows in a map is another kind': (fields) => {
    const { staff } = at(
      fields,
      'sites',
      'additionalProperties',
      'properties',
      'shifts',
      'items',
      'properties',
    )
    if (staff) staff.type = 'string'
  },
  'entries of a map become rows': (fields) => {
    const { sites } = fields
    if (!sites?.additionalProperties) return
    fields.sites = { title: '各厂区', type: 'array', 'x-id': 'sites', items: sites.additionalProperties }
  },
  'a map may hold fewer': set(1, 'sites', 'maxProperties'),
  'the last place of a tuple goes': (fields) => {
    if (fields.span) fields.span.prefixItems = (fields.span.prefixItems as Fields[] | undefined)?.slice(0, 2)
  },
  'a place of a tuple is another kind': set('string', 'span', 'prefixItems', '1', 'type'),
  'a place of a tuple has a unit': set('年', 'span', 'prefixItems', '0', 'x-unit'),
  'a tuple becomes rows': (fields) => {
    if (fields.span) fields.span = { title: '起止年份', type: 'array', 'x-id': 'span', items: number('年份') }
  },
  'a unit where there was none': set('万元', 'matrix', 'properties', 'own', 'properties', 'goods', 'x-unit'),
  'a unit goes': remove('area', 'x-unit'),
  'a unit that the title had named': (fields) => {
    if (fields.area) fields.area = { ...number('占地面积（平方米）'), 'x-id': 'area' }
  },
  'options are joined': set(options('甲', '乙以下').slice(0, 2), 'grade', 'oneOf'),
  'an option is called otherwise': set(
    [
      { const: 'a', title: '甲' },
      { const: 'second', title: '乙' },
    ],
    'grade',
    'oneOf',
  ),
  'a tick goes': set(options('宣传', '培训'), 'ticked', 'items', 'oneOf'),
  'a column of rows goes': remove('partners', 'items', 'properties', 'share'),
  'a column of rows is another kind': set('number', 'partners', 'items', 'properties', 'name', 'type'),
  'an option in rows goes': set(options('牵头'), 'partners', 'items', 'properties', 'role', 'oneOf'),
  'a row of a matrix goes': remove('matrix', 'properties', 'grant'),
  'a cell of a matrix goes': remove('matrix', 'properties', 'own', 'properties', 'goods'),
  'a column of a list goes': set([{ key: 'title', title: '专利名称' }], 'patents', 'x-list', 'columns'),
  'a list goes': remove('patents', 'x-list'),
  'evidence goes': remove('name', 'x-evidence'),
  'rows in rows go': remove('projects', 'items', 'properties', 'stages'),
  'a unit of rows in rows': set(
    '亿元',
    'projects',
    'items',
    'properties',
    'stages',
    'items',
    'properties',
    'cost',
    'x-unit',
  ),
  'a key is no key any more': remove('projects', 'items', 'properties', 'code', 'x-key'),
  'keys are written otherwise': set('Q000', 'projects', 'items', 'properties', 'code', 'x-key'),
  'rows name other rows': set('/partners', 'papers', 'items', 'properties', 'of', 'x-ref', 'list'),
  'what was private is not': remove('phone', 'x-private'),
  'a pattern': set('^[甲-鿿]+$', 'phone', 'pattern'),
  'another format': set('email', 'due', 'format'),
  'no word for nothing': remove('due', 'x-none'),
  'whole numbers': set('integer', 'area', 'type'),
  'steps of a number': set(7, 'area', 'multipleOf'),
  'decimals are limited': set(0, 'indicators', 'additionalProperties', 'x-decimals'),
  'no row twice': set(true, 'partners', 'uniqueItems'),
  'so many rows at most': set(1, 'partners', 'maxItems'),
  'so many rows at least': set(3, 'papers', 'minItems'),
  'other names in a map': set({ pattern: '^[a-z]+$' }, 'indicators', 'propertyNames'),
  'a column is wanted': set(['name', 'share', 'role'], 'partners', 'items', 'required'),
  'one value only': set('某某', 'name', 'const'),
  'a variant goes': (fields) => {
    if (fields.party) fields.party.oneOf = (fields.party.oneOf as Fields[] | undefined)?.slice(-1)
  },
  ...rareCorrections,
}

/** Some corrections, one after the other. */
export const someCorrections = fc
  .array(fc.constantFrom(...Object.keys(corrections)), { minLength: 1, maxLength: 4 })
  .map((names) => ({
    names,
    apply: (fields: Fields, years: YearSets) => {
      for (const name of names) corrections[name]!(fields, years)
    },
  }))

/** What people type, where it belongs and where it does not. */
export const someAnswers = fc
  .array(
    fc.record({
      key: fc.constantFrom(...Object.keys(everyKind)),
      value: fc.oneof(
        fc.constantFrom<Json>(
          '无',
          'a',
          7,
          [],
          ['b', 'b'],
          [{ name: '丙', share: '无', role: 'c' }],
          [{ code: 'P01', stages: [{ cost: -1 }, 3] }, { code: 'P01' }],
          [{ of: 'P09' }],
          '2024-02-30',
          1e21,
          0.1234567,
          { y2024: 1, y2030: 2 },
          { own: { staff: '无' } },
          { 东区: { area: '无', shifts: [{ staff: 'x' }, 1] }, '': 3 },
          ['2020', 2021, null, 4],
          { surname: '李', staff: 3 },
          ...rareValues,
        ),
        fc.jsonValue({ maxDepth: 2 }) as fc.Arbitrary<Json>,
      ),
    }),
    { maxLength: 4 },
  )
  .map((typed) =>
    typed.reduce<unknown>((answers, { key, value }) => withValue(answers, [key], value), {
      ...filled,
      stray: 'typed',
    }),
  )

/** The smallest numbers have fewer digits than others, and lose some in another unit. */
const TINY = 1e-300

/** What of answers is neither in some others nor beside them; a number may stand in another unit. */
export function missingFrom(answers: unknown, kept: readonly unknown[]): Json[] {
  const there = kept.flatMap(leafValues)
  return leafValues(answers).filter((value) => {
    const forms =
      typeof value === 'number' ? [value, value * 10_000, value / 10_000].filter(Number.isFinite) : []
    const isSame = (other: Json) =>
      equal(value, other) ||
      forms.some((one) => typeof other === 'number' && Math.abs(other - one) <= Math.abs(one) * 1e-12 + TINY)
    const found = there.findIndex(isSame)
    if (found >= 0) there.splice(found, 1)
    return found < 0
  })
}

/** Every text, number and yes or no in answers; targets of files say where, and move. */
function leafValues(value: unknown): Json[] {
  if (value === undefined || value === null || (typeof value === 'string' && value.trim() === '')) return []
  if (typeof value !== 'object') return [value as Json]
  return Object.entries(value).flatMap(([key, item]) => (key === 'target' ? [] : leafValues(item)))
}
