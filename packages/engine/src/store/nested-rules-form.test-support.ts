import { bundleOf, keyedRows } from '@formwright/definition/testing'
import { compileForm } from '../compile-form.ts'
import { EXPRESSIONS } from './nested-rules-expressions.test-support.ts'

const number = (title: string) => ({ type: 'number', title, 'x-none': true })
const text = (title: string, more: object = {}) => ({ type: 'string', title, ...more })
const date = (title: string) => ({ type: 'string', title, format: 'date' })
const forTeams = (title: string) => ({
  type: 'object',
  title,
  'x-ref': { list: '/d/teams' },
  additionalProperties: number('费用'),
})
const kinds = ['a', 'b'].map((one) => ({ const: one, title: one.toUpperCase() }))

/** A form whose cells `d.r` hold what each expression gives: a number, a truth as 1 or 0. */
const bundle = bundleOf({
  part: 'd',
  fields: {
    people: keyedRows('人员', 'P00', { id: text('证件', { 'x-private': 'all' }), salary: number('薪酬') }),
    teams: keyedRows('项目', 'T00', {
      kind: { title: '类别', oneOf: kinds },
      budget: number('预算'),
      from: date('开始'),
      until: date('结束'),
      tags: text('标签'),
      lead: text('负责人', { 'x-ref': { list: '/d/people' } }),
      members: { type: 'array', title: '成员', items: { type: 'string' }, 'x-ref': { list: '/d/people' } },
      spent: { type: 'number', title: '支出', readOnly: true },
      steps: {
        type: 'array',
        title: '步骤',
        items: {
          type: 'object',
          title: '步骤',
          properties: {
            name: text('名称'),
            cost: number('费用'),
            on: date('日期'),
            left: { type: 'number', title: '余额', readOnly: true },
            why: text('说明'),
          },
        },
      },
    }),
    costs: {
      type: 'object',
      title: '费用',
      properties: { staff: forTeams('人员'), goods: forTeams('材料') },
    },
    totals: {
      type: 'object',
      title: '合计',
      'x-ref': { list: '/d/teams' },
      additionalProperties: { type: 'number', title: '合计', readOnly: true },
    },
    lines: {
      type: 'object',
      title: '明细',
      additionalProperties: {
        type: 'object',
        title: '明细',
        properties: {
          amount: number('金额'),
          share: number('比例'),
          part: { type: 'number', title: '分摊', readOnly: true },
        },
      },
    },
    r: {
      type: 'object',
      title: '结果',
      properties: Object.fromEntries(
        Object.keys(EXPRESSIONS).map((key) => [key, { type: 'number', title: key, readOnly: true }]),
      ),
    },
  },
  params: {
    scores: {
      title: '得分',
      source: '通知',
      value: [{ from: 5, value: 20 }, { from: 1, value: 10 }, { value: 0 }],
    },
  },
  rules: [
    ...Object.entries(EXPRESSIONS).map(([key, [cel]], index) => ({
      id: `R-${index}`,
      compute: isTruth(cel) ? `(${cel}) ? 1 : 0` : cel,
      at: `/d/r/${key}`,
    })),
    { id: 'SPENT', each: { t: 'd.teams' }, compute: 'sum(t.steps.map(s, s.cost))', at: '/d/teams/{t}/spent' },
    {
      id: 'LEFT',
      each: { t: 'd.teams', s: 't.steps' },
      compute: 't.budget - t.spent - s.cost',
      at: '/d/teams/{t}/steps/{s}/left',
    },
    {
      id: 'PART',
      each: { l: 'd.lines' },
      compute: 'd.lines[l].amount - sum(d.teams.map(t, t.spent))',
      at: '/d/lines/{l}/part',
    },
    {
      id: 'TOTAL',
      each: { t: 'd.totals' },
      compute: 'd.costs.staff[t] + d.costs.goods[t]',
      at: '/d/totals/{t}',
    },
    {
      id: 'SEE',
      each: { t: 'd.teams', s: 't.steps' },
      visible: 's.left < 0',
      at: '/d/teams/{t}/steps/{s}/why',
    },
    {
      id: 'MUST',
      each: { t: 'd.teams', s: 't.steps' },
      required: "t.kind == 'a' && d.people.exists(p, p.code == t.lead && p.salary > 3)",
      at: '/d/teams/{t}/steps/{s}/why',
    },
    {
      id: 'STEP',
      each: { t: 'd.teams', s: 't.steps' },
      let: { paid: 'sum(d.people.filter(p, p.code == t.lead).map(p, p.salary))' },
      check: 's.cost <= paid && unique(t.steps.map(o, has(o.name), o.name), s.name)',
      at: '/d/teams/{t}/steps/{s}/cost',
      message: '{t.name} {s.name} {paid} {s.cost}',
    },
    {
      id: 'LINE',
      each: { l: 'd.lines' },
      check: 'd.lines[l].amount <= sum(d.teams.map(t, has(t.budget), t.budget))',
      at: '/d/lines/{l}/amount',
    },
    {
      id: 'CELL',
      each: { k: ["'staff'", "'goods'"], t: 'd.costs.staff' },
      check: 'd.costs[k][t] <= sum(d.teams.filter(o, o.code == t).map(o, o.budget))',
      at: '/d/costs/{k}/{t}',
    },
  ],
})

function isTruth(cel: string): boolean {
  return / == 0\.3$|^d\.\w+\.(all|exists)\(|^unique\(/.test(cel)
}

export const form = compileForm(bundle)
