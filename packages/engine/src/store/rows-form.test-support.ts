import { bundleOf, keyedRows } from '@formwright/definition/testing'
import { compileForm } from '../compile-form.ts'

/** Rows with keys, rows that refer to them, rows in rows; rules over all of them. */
export const form = compileForm(
  bundleOf({
    part: 'rd',
    fields: {
      total: { type: 'number', title: '合计', 'x-unit': '万元' },
      rights: keyedRows('知识产权', 'IP00'),
      projects: keyedRows('项目', 'RD00', {
        budget: { type: 'number', title: '预算', 'x-unit': '万元' },
        spent: { type: 'number', title: '支出', 'x-unit': '万元' },
        left: { type: 'number', title: '结余', 'x-unit': '万元' },
        why: { type: 'string', title: '说明' },
        main: { type: 'string', title: '主要知识产权', 'x-ref': { list: '/rd/rights' } },
        rights: {
          type: 'array',
          title: '知识产权编号',
          items: { type: 'string' },
          'x-ref': { list: '/rd/rights' },
        },
        steps: {
          type: 'array',
          title: '步骤',
          items: {
            type: 'object',
            properties: { cost: { type: 'number', title: '费用', 'x-unit': '万元' } },
          },
        },
      }),
    },
    rules: [
      { id: 'SUM', check: 'rd.total == sum(rd.projects.map(p, p.spent))', at: '/rd/total' },
      {
        id: 'ROW',
        kind: 'arithmetic',
        each: { p: 'rd.projects' },
        check: 'p.spent <= p.budget',
        at: '/rd/projects/{p}/spent',
        fix: { '/rd/projects/{p}/spent': 'p.budget' },
      },
      {
        id: 'STEP',
        each: { p: 'rd.projects', s: 'p.steps' },
        check: 's.cost <= p.budget',
        at: '/rd/projects/{p}/steps/{s}/cost',
      },
      {
        id: 'SAME',
        each: { p: 'rd.projects' },
        let: { names: 'rd.projects.map(q, has(q.name), q.name)' },
        check: 'unique(names, p.name)',
        at: '/rd/projects/{p}/name',
      },
      {
        id: 'LEFT',
        each: { p: 'rd.projects' },
        compute: 'p.budget - p.spent',
        at: '/rd/projects/{p}/left',
      },
      { id: 'WHY', each: { p: 'rd.projects' }, visible: 'p.spent > 5', at: '/rd/projects/{p}/why' },
      { id: 'MUST', each: { p: 'rd.projects' }, required: 'p.spent > 7', at: '/rd/projects/{p}/why' },
      {
        id: 'ALL',
        each: { p: 'rd.projects' },
        required: 'rd.total > 100 && p.budget > 0',
        at: '/rd/projects/{p}/name',
      },
    ],
  }),
)
