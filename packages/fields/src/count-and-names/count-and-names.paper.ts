import { noneOf, unitOf } from '@formwright/definition'
import type { FormLocale } from '@formwright/definition'
import { line, oneCell } from '@formwright/paper'
import type { PaperView } from '@formwright/paper'
import { countAndNamesType } from './count-and-names.ts'

/** 数量： 3 个, and 名称 below it. */
export const countAndNamesPaper: PaperView = {
  type: countAndNamesType,
  layouts: {
    'count-and-names': ({ fields, valueAt, write, locale }) =>
      oneCell(
        (fields[0]?.cells ?? []).map(({ pointer, schema }) =>
          line(
            beforeAnswer(schema.title ?? '', locale) +
              inGap(write(valueAt(pointer), schema), unitOf(schema), noneOf(schema)),
            {
              pointer,
            },
          ),
        ),
        { align: 'left' },
      ),
  },
}

function beforeAnswer(title: string, locale: FormLocale): string {
  return title === '' ? '' : locale.word('label-and-value', { label: title, value: '' })
}

/** A number in the blank before its unit; the “none” word has no unit. */
function inGap(answer: string, unit: string, none: string | undefined): string {
  return unit === '' || answer === none ? answer : `${answer === '' ? '　　　　　' : ` ${answer} `}${unit}`
}
