import { fieldsOf, optionsOf, splitPointer } from '@formwright/definition'
import type { Cell, FormBundle, Json } from '@formwright/definition'
import { withValue } from '@formwright/engine'

/** Answers with something plausible in every cell: a start for samples and cases of a form that has none. */
export function sampleAnswers(bundle: FormBundle): unknown {
  const day = bundle.edition.window?.from ?? `${bundle.edition.edition.slice(0, 4)}-01-01`
  const cells = fieldsOf(bundle).flatMap((field) => field.cells)
  return cells.reduce<unknown>((answers, cell) => {
    const value = plausible(cell, day)
    const path = splitPointer(cell.pointer.replaceAll('*', '0'))
    return value === undefined ? answers : withValue(answers, path, value)
  }, {})
}

function plausible({ shape, schema, label }: Cell, day: string): Json | undefined {
  if (schema.default !== undefined) return schema.default
  switch (shape) {
    case 'number':
      return Math.min(Math.max(10, schema.minimum ?? 0), schema.maximum ?? Number.POSITIVE_INFINITY)
    case 'boolean':
      return true
    case 'choice':
      return optionsOf(schema)?.[0]?.const
    case 'choices':
      return []
    case 'names':
      return ['甲']
    case 'date':
      return day
    case 'region':
      return { code: '110101', name: '东城区' }
    case 'text':
      return label.split('｜').at(-1) || '略'
    case 'rows':
      return [{}]
    default:
      return undefined
  }
}
