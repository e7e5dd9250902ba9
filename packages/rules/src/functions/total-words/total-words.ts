import { defineFunction } from '../define.ts'
import { countWords, scalarText } from '@formwright/definition'
import { compound } from '../../language/expr.ts'
import { numberType } from '../../language/types.ts'

/** 字 of several texts together; what is not filled counts nothing. Source: 第八部分合计限3000字以内. */
export const totalWords = defineFunction({
  signature: 'totalWords(...texts: text): number',
  none: 'value',
  least: 0,
  example: "totalWords('产业链', 'ISO9001')",
  elaborate: (node, args, scope) => {
    const texts = args.map((arg) => scope.elaborate(arg, scope))
    if (texts.length === 0 || texts.some(({ type }) => type.kind !== 'text' && type.kind !== 'any'))
      return undefined
    return compound(node, numberType(), texts, (env) => {
      let total = 0
      for (const text of texts) total += countWords(scalarText(text.run(env)))
      return total
    })
  },
})
