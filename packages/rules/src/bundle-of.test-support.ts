import type { FormBundle, Schema } from '@formwright/definition'
import { parseForm } from '@formwright/definition'

/** A one-part bundle with the given fields, for trying expressions out in tests. */
export function bundleOf(
  fields: Record<string, Schema> = {},
  rules: readonly object[] = [],
  params: Record<string, unknown> = {},
): FormBundle {
  const files: Record<string, unknown> = {
    'form.json': { id: 'x', title: '表', agency: '机关' },
    '2024/edition.json': {
      edition: '2024',
      title: '2024年度',
      years: { report: [2021, 2022, 2023] },
      params,
      window: { from: '2024-01-01', to: '2024-07-31', timeZone: 'Asia/Shanghai', source: '通知' },
    },
    '2024/schema.json': { title: '表', type: 'object', properties: fields },
    '2024/ui.json': { type: 'VerticalLayout', elements: [] },
    '2024/rules.json': { rules },
    '2024/paper.json': { page: { start: 'new' }, blocks: [] },
  }
  const { bundle, problems } = parseForm(
    new Map(Object.entries(files).map(([path, json]) => [path, JSON.stringify(json)])),
  )
  if (!bundle) throw new Error(JSON.stringify(problems))
  return bundle
}
