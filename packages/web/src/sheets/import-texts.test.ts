import { expect, test } from 'vitest'
import { fill } from '@formwright/definition'
import texts from './texts.json' with { type: 'json' }

test.each([
  ['zh-CN', texts['workbook-lead'].zh, '表格里有 3 处与现在不同。', '（其中 2 处在导出之后这里也改过）'],
  [
    'en',
    texts['workbook-lead'].en,
    '3 values differ. ',
    '(2 of them were changed here as well since the export)',
  ],
])(
  'a workbook that conflicts with nothing says nothing of conflicts: %s',
  (language, text, without, having) => {
    expect(fill(text, { count: 3, conflicts: 0 }, language)).toContain(without)
    expect(fill(text, { count: 3, conflicts: 2 }, language)).toContain(having)
  },
)
