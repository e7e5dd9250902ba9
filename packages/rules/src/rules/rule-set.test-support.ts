import { bundleOf } from '@formwright/definition/testing'
import { advice } from '../language/advice.ts'
import { compileRules } from './rule-set.ts'

/** Fields of every kind that a rule may be repeated over. */
export const fields = {
  y: {
    type: 'object',
    title: '产值',
    'x-annual': 'report',
    additionalProperties: { type: 'number', 'x-unit': '亿元', 'x-decimals': 2, 'x-none': true },
  },
  z: {
    type: 'object',
    title: '税收',
    'x-annual': 'report',
    additionalProperties: { type: 'number', 'x-unit': '亿元', 'x-decimals': 2 },
  },
  rate: { type: 'number', title: '增长率', 'x-unit': '%', 'x-decimals': 2 },
  k: {
    type: 'string',
    oneOf: [
      { const: 'yes', title: '是' },
      { const: 'no', title: '否' },
    ],
  },
  rows: {
    type: 'array',
    items: {
      type: 'object',
      properties: {
        name: { type: 'string' },
        amount: { type: 'number', 'x-unit': '亿元' },
        share: { type: 'number', 'x-unit': '%' },
        parts: {
          type: 'array',
          items: {
            type: 'object',
            properties: { v: { type: 'number', 'x-unit': '亿元', 'x-evidence': { when: 'always' } } },
          },
        },
      },
    },
  },
  costs: {
    type: 'object',
    title: '费用',
    properties: {
      staff: { type: 'number', 'x-unit': '亿元', title: '人员' },
      goods: { type: 'number', 'x-unit': '亿元', title: '材料' },
    },
  },
  map: { type: 'object', additionalProperties: { type: 'number', 'x-unit': '亿元' } },
}
/** Compiles rules over these fields. */
export const setOf = (...rules: object[]) => {
  const { ruleSet, problems } = compileRules(bundleOf({ fields, rules }), {
    thorough: true,
    advice,
  })
  return { ruleSet, problems: problems.map(({ code, pointer }) => `${code} ${pointer}`) }
}
