import { below, isObject } from '@formwright/definition'
import { yearAliases } from './add-field.ts'
import { writeKeyword } from './write-keyword.ts'
import { act, filesBelow } from './act.ts'
import type { Act } from './act.ts'
import { fieldAt, writtenAt } from '../model/studio-model.ts'
import type { StudioModel } from '../model/studio-model.ts'

/** Changes the set of years of an annual field; samples get a value for each of its years. */
export function setAnnualYears(model: StudioModel, pointer: string, set: string): Act {
  const { schemaPointer, title } = fieldAt(model, pointer)
  return act(model, { name: 'set-years', values: { label: title } }, (edits) => {
    writeKeyword(model, edits, writtenAt(model, schemaPointer), 'x-annual', set)
    for (const path of filesBelow(model, 'answers')) {
      const json = edits.json(path)
      const now = json.get(pointer)
      if (!isObject(now)) continue
      const values = now as Readonly<Record<string, unknown>>
      const [some] = Object.values(values)
      json.set(
        pointer,
        Object.fromEntries(yearAliases(model, set).map((alias) => [alias, values[alias] ?? some])),
      )
    }
    return pointer
  })
}

/** Adds a set of years: those of the first set, and one year before them. */
export function addYears(model: StudioModel): Act {
  const { years } = model.bundle.edition
  const [first = []] = Object.values(years)
  const name = nameOf(Object.keys(years))
  return act(model, { name: 'set-edition', values: { at: '/years' } }, (edits) =>
    edits
      .json(`${model.edition}/edition.json`)
      .set(below('/years', name), [Math.min(...first, Number(model.edition)) - 1, ...first]),
  )
}

function nameOf(taken: readonly string[]): string {
  for (let number = taken.length + 1; ; number++)
    if (!taken.includes(`years${number}`)) return `years${number}`
}
