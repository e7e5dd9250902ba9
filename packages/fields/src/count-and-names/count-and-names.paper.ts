import { line, oneCell } from '@formwright/paper'
import type { PaperView } from '@formwright/paper'
import { countAndNamesType } from './count-and-names.ts'

/** 数量：3 个, and 名称 below it. A title with a gap takes its answer into the gap. */
export const countAndNamesPaper: PaperView = {
  type: countAndNamesType,
  layouts: {
    'count-and-names': ({ fields, valueAt, write }) =>
      oneCell(
        (fields[0]?.cells ?? []).map(({ pointer, schema }) =>
          line(inGap(schema.title ?? '', write(valueAt(pointer), schema)), { pointer }),
        ),
        { align: 'left' },
      ),
  },
}

function inGap(title: string, answer: string): string {
  const [before, ...after] = title.split(/\s+/)
  return after.length === 0
    ? `${title}${answer}`
    : `${before}${answer === '' ? '　　　　　' : ` ${answer} `}${after.join(' ')}`
}
