import { test } from 'vitest'
import { explain, parseForm } from '@formwright/definition'
import { filesOf } from '@formwright/definition/testing'
import { lint } from './lint.ts'

const WATCH = /hands-in|window-unheeded|read-only|list-years|options-untitled|unknown-placeholder|placeholder|rule-share|field-open|unit-mismatch|each-named|years-unknown|template/
const run = (name: string, small: object) => {
  const problems = lint(parseForm(filesOf(small as never)), [])
  console.log(`## ${name}\n` + problems.filter(({ code }) => WATCH.test(code)).map((p) => `  ${p.code} ${p.file}${p.pointer} ${explain(p, 'zh-CN').says} => ${explain(p, 'zh-CN').advice ?? (explain(p, 'zh-CN') as any).mend ?? ''}`).join('\n') + `\n   [${[...new Set(problems.map((p) => p.code))].join(' ')}]`)
}
const roles = { applicant: { title: '申报人' }, chief: { title: '负责人' }, province: { title: '省' }, admin: { title: '管理员' } }
const wf = (states: object) => ({ form: { roles, workflow: { start: 'draft', states } }, fields: { name: { type: 'string', title: '名称' } } })
const full = ['no-errors', 'warnings-explained', 'within-window']
test('lint', () => {
  run('two steps', wf({
    draft: { title: '草稿', read: ['applicant'], edit: { applicant: [''] }, transitions: [{ title: '填完', to: 'ready', by: ['applicant'] }] },
    ready: { title: '待交', read: ['applicant'], transitions: [{ title: '改', to: 'draft', by: ['applicant'] }, { title: '交', to: 'submitted', by: ['applicant'], requires: full }] },
    submitted: { title: '已交', read: ['applicant', 'province'], transitions: [{ title: '退', to: 'draft', by: ['province'], requires: ['notes'] }, { title: '同意', to: 'done', by: ['province'] }] },
    done: { title: '完', read: ['applicant', 'province'] },
  }))
  run('internal check', wf({
    draft: { title: '草稿', read: ['applicant', 'chief'], edit: { applicant: [''] }, transitions: [{ title: '请负责人看', to: 'inner', by: ['applicant'] }] },
    inner: { title: '内部审核', read: ['applicant', 'chief'], edit: { chief: [''] }, transitions: [{ title: '改', to: 'draft', by: ['chief'] }, { title: '交', to: 'submitted', by: ['chief'], requires: full }] },
    submitted: { title: '已交', read: ['applicant', 'province'], transitions: [{ title: '同意', to: 'done', by: ['province'] }] },
    done: { title: '完', read: ['applicant', 'province'] },
  }))
  run('cancel', wf({
    draft: { title: '草稿', read: ['applicant', 'admin'], edit: { applicant: [''] }, transitions: [{ title: '作废', to: 'gone', by: ['applicant'] }, { title: '交', to: 'submitted', by: ['applicant'], requires: full }] },
    gone: { title: '作废', read: ['applicant', 'admin'], transitions: [{ title: '恢复', to: 'draft', by: ['admin'] }] },
    submitted: { title: '已交', read: ['applicant', 'province'], transitions: [{ title: '同意', to: 'done', by: ['province'] }] },
    done: { title: '完', read: ['applicant', 'province'] },
  }))
  run('unchecked', wf({
    draft: { title: '草稿', read: ['applicant'], edit: { applicant: [''] }, transitions: [{ title: '交', to: 'submitted', by: ['applicant'] }] },
    submitted: { title: '已交', read: ['applicant', 'province'], transitions: [{ title: '同意', to: 'done', by: ['province'] }] },
    done: { title: '完', read: ['applicant', 'province'] },
  }))
  const n = (title: string, more = {}) => ({ type: 'number', title, 'x-unit': '万元', ...more })
  run('readonly', {
    fields: {
      meta: { type: 'object', title: '信息', readOnly: true, properties: { version: { type: 'string', title: '版本', const: '1' }, kind: { type: 'string', title: '种类', default: 'a' } } },
      a: n('甲'), b: n('乙'),
      sums: { type: 'object', title: '合计', readOnly: true, properties: { all: n('总'), other: { ...n('空') } } },
      total: n('合计', { readOnly: true }),
      years: { type: 'object', title: '各年', 'x-annual': 'report', readOnly: true, additionalProperties: n('') },
      costs: { type: 'array', title: '明细', items: { type: 'object', properties: { x: n('单价'), y: n('小计', { readOnly: true }) } } },
      kind: { type: 'string', title: '类', enum: ['甲', '乙'] },
      empty: n('空着', { readOnly: true }),
    },
    schema: { if: { properties: { kind: { const: '甲' } }, required: ['kind'] }, then: { properties: { a: { readOnly: true } } } },
    rules: [
      { id: 'C1', compute: 'a + b', at: '/total' },
      { id: 'C2', compute: 'a + b', at: '/sums/all' },
      { id: 'C3', each: { y: 'report' }, compute: 'a', at: '/years/{y}' },
      { id: 'C4', each: { r: 'costs' }, compute: 'r.x', at: '/costs/{r}/y' },
    ],
  })
  run('lists', {
    fields: {
      people: { type: 'integer', title: '近三年引进人才数', 'x-unit': '人', 'x-list': { columns: [{ key: 'name', title: '姓名' }, { key: 'born', title: '出生日期', type: 'date' }] } },
      plan: { type: 'integer', title: '本年度计划数', 'x-unit': '人', 'x-list': { columns: [{ key: 'name', title: '名称' }, { key: 'end', title: '计划完成时间', type: 'month' }] } },
      high: { type: 'object', title: '高新技术企业数', 'x-annual': 'report', 'x-unit': '家', additionalProperties: { type: 'integer' }, 'x-list': { columns: [{ key: 'name', title: '企业名称' }, { key: 'year', title: '认定年份', type: 'year' }] } },
    },
  })
  run('options', {
    fields: {
      a: { type: 'string', title: '规模', enum: ['大型', '小型'] },
      b: { type: 'string', title: 'Currency', enum: ['EUR', 'USD'] },
      c: { type: 'string', title: 'Grade', enum: ['A1', 'B2'] },
      d: { type: 'string', title: 'Level', enum: ['low', 'high'] },
      e: { type: 'string', title: 'Std', enum: ['GB_11643', 'GB_32100'] },
      f: { type: 'string', title: '网址类', enum: ['http', 'https'] },
      g: { type: 'string', title: '单位', enum: ['kg', 'g', 'm2'] },
      h: { type: 'string', title: 'iPhone', enum: ['iOS', 'Android'] },
      i: { type: 'string', title: '芯片', enum: ['x86', 'arm64'] },
    },
  })
  run('texts', {
    fields: { name: { type: 'string', title: '名称（如 {name}）', description: '格式：{form}-{001}', examples: ['{form}'] , default: '{name}'}, form: { type: 'string', title: '式', pattern: '^{name}$' } },
    edition: { instructions: [{ id: 'a', text: '集合 {a, b} 与 {报告}，{report.last} 年, {report.first+1}' }] },
  })
  run('shares', {
    fields: { a: n('甲'), b: n('乙'), s: { type: 'number', title: '率', 'x-unit': '%' }, i: { type: 'integer', title: '指数' } },
    rules: [
      { id: 'S1', check: 'a <= b * (100 + s) / 100', at: '/a' },
      { id: 'S2', check: 'a <= b * (1 + s / 100)', at: '/a' },
      { id: 'S3', check: 's <= 1', at: '/s' },
      { id: 'S4', check: 'abs(s - percent(a, b)) <= 0.01', at: '/s' },
      { id: 'S5', check: 's - 1 <= percent(a, b)', at: '/s' },
      { id: 'S6', check: 'a / b * 100 == s', at: '/s' },
      { id: 'S7', check: '(100 * a) / (100 * b) < 2', at: '/s' },
      { id: 'S8', check: '100 * a / b <= s', at: '/s' },
      { id: 'S9', check: 'b * s / 100 <= a', at: '/s' },
      { id: 'T1', check: 'b * s * 0.01 <= a', at: '/s' },
      { id: 'T2', check: '1 - s > 0', at: '/s' },
      { id: 'T3', check: 's / 100 <= 1', at: '/s' },
      { id: 'T4', check: 'i * s / 100 <= i', at: '/s' },
      { id: 'T5', check: '(a - b) / b * 100 <= s', at: '/s' },
      { id: 'T6', check: '(a - b) * 100 / b <= s', at: '/s' },
      { id: 'T7', check: 'a * 100 <= b * s', at: '/s' },
      { id: 'T8', check: 'a / b <= s / 100', at: '/s' },
      { id: 'T9', check: 's * 100 <= 50', at: '/s' },
      { id: 'U1', check: '100 * a * a / b <= b', at: '/s' },
      { id: 'U2', check: '100 * (a + b) / 2 <= 100 * b', at: '/s' },
      { id: 'U3', check: '(a + b) / 100 <= b', at: '/s' },
    ],
  })
}, 60000)
