// An agency's own rule function beside the standard ones: the check character of a unified social credit code
// (GB 32100). Run it from the repository's root: node examples/own-rule-function/main.mjs
import { parseForm } from '@formwright/definition'
import { compileForm } from '@formwright/engine'
import { defineFunction } from '@formwright/rules'

const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]

const creditCode = defineFunction({
  signature: 'creditCode(code: text): bool',
  none: 'value',
  example: "creditCode('91350100M000100Y43')",
  apply: (code) => {
    if (!/^[0-9A-HJ-NP-RTUWXY]{18}$/.test(code)) return false
    const sum = WEIGHTS.reduce((total, weight, index) => total + weight * ALPHABET.indexOf(code[index]), 0)
    return ALPHABET[(31 - (sum % 31)) % 31] === code[17]
  },
})

const files = {
  'form.json': { id: 'company', title: '企业登记', agency: '示例机关' },
  '2025/edition.json': { edition: '2025', title: '2025年度', years: {}, params: {} },
  '2025/schema.json': {
    type: 'object',
    properties: { code: { title: '统一社会信用代码', type: 'string', 'x-id': 'code' } },
  },
  '2025/ui.json': { type: 'VerticalLayout', elements: [{ type: 'Control', scope: '#/properties/code' }] },
  '2025/rules.json': {
    rules: [
      {
        id: 'USC-01',
        severity: 'warning',
        kind: 'format',
        check: 'creditCode(code)',
        at: '/code',
        message: '“{code}”的校验码不对，请核对。',
        source: 'GB 32100',
      },
    ],
  },
  '2025/paper.json': {
    page: { start: 'new' },
    blocks: [{ columns: [60, 100], rows: [[{ label: '/code' }, { field: '/code' }]] }],
  },
}
const { bundle } = parseForm(
  new Map(Object.entries(files).map(([path, json]) => [path, JSON.stringify(json)])),
)
const form = compileForm(bundle, { functions: [creditCode] })
for (const code of ['91350100M000100Y43', '91350100M000100Y44'])
  console.log(
    code,
    form
      .assess({ code })
      .findings.map(({ message }) => message)
      .join() || '✔',
  )
