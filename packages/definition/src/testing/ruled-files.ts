import type { FileMap } from '../files/layout.ts'
import { filesOf } from './small-form.ts'

/** A form of which 福建 (350000) rules that 原因 is asked for from 10 户 on, and not from 100. */
export function ruledFiles(): { readonly files: FileMap; readonly edition: string } {
  const files = filesOf({
    fields: {
      homes: { type: 'number', title: '户数', 'x-id': 'homes' },
      why: { type: 'string', title: '原因', 'x-id': 'why' },
    },
    params: { many: { value: 100, title: '多', source: '通知' } },
    rules: [{ id: 'W', at: '/why', visible: 'homes > params.many' }],
  })
  const edition = [...files.keys()].find((path) => path.endsWith('/edition.json'))!.split('/')[0]!
  const ruling = { authority: '福建', source: '规定', params: { many: { value: 10, source: '规定' } } }
  const variant = JSON.stringify({ region: '350000', ...ruling })
  return { files: new Map([...files, [`${edition}/regions/350000.json`, variant]]), edition }
}
