import { fieldsOf, languageOf, optionsOf, splitPointer, LABEL_SEPARATOR } from '@formwright/definition'
import type { Cell, FormBundle, Json, Language } from '@formwright/definition'
import { withValue } from '@formwright/engine'
import { sampleWord } from './sample-words.ts'

/** Answers with something plausible in every cell: a start for samples and cases of a form that has none. */
export function sampleAnswers(bundle: FormBundle): unknown {
  const day = bundle.edition.window?.from ?? `${bundle.edition.edition.slice(0, 4)}-01-01`
  const cells = fieldsOf(bundle).flatMap((field) => field.cells)
  return cells.reduce<unknown>((answers, cell) => {
    const value = plausible(cell, day, languageOf(bundle.form))
    const path = splitPointer(cell.pointer.replaceAll('*', '0'))
    return value === undefined ? answers : withValue(answers, path, value)
  }, {})
}

function plausible({ shape, schema, label }: Cell, day: string, language: Language): Json | undefined {
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
      return [sampleWord('first', language)]
    case 'date':
      return day
    case 'region':
      return { code: '110101', name: sampleWord('region', language) }
    case 'text':
      return label.split(LABEL_SEPARATOR).at(-1) || sampleWord('something', language)
    case 'rows':
      return [{}]
    default:
      return undefined
  }
}
