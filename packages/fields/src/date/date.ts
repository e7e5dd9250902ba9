import { defineFieldType } from '@formwright/definition'
import { only } from '../only.ts'

/** A day; on paper 年 月 日. */
export const dateType = defineFieldType({
  name: 'date',
  shows: 'field',
  rank: 2,
  accepts: (field) => only(field, 'date') !== undefined,
  options: {},
  paper: ['line', 'date-line'],
  blank: () => null,
  plain: (value) =>
    typeof value === 'string' ? value.replace(/^(\d{4})-0?(\d{1,2})-0?(\d{1,2})$/, '$1年$2月$3日') : '',
})
