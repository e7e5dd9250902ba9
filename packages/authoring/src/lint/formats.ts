import { closest, isNear } from '@formwright/definition'
import { fileProblem, writtenNodes } from './context.ts'
import type { LintCheck } from './context.ts'

/** The formats that are validated. */
export const FORMATS: readonly string[] = (
  'date year-month time date-time duration email hostname ipv4 ipv6 uri uri-reference uri-template url ' +
  'uuid regex json-pointer region'
).split(' ')

/**
 * A format must be validated, or clearly a third-party one. Checked first, as the type of a field depends on
 * it.
 */
export const formats: LintCheck = (context) =>
  writtenNodes(context).flatMap(({ source, pointer, node: { format } }) => {
    if (format === undefined || FORMATS.includes(format)) return []
    const suggestion = closest(format, FORMATS)
    if (suggestion === '' || !isNear(format, suggestion))
      return [fileProblem(source, `${pointer}/format`, 'format-unheeded', { format, known: FORMATS })]
    return [fileProblem(source, `${pointer}/format`, 'format-unknown', { format, suggestion })]
  })
