import type { StudioModel, Written } from './studio-model.ts'
import { writtenAt } from './studio-model.ts'

/**
 * Where something that people name is written: a field by id, label or path, a rule by id, a part by key or
 * title, a file by path. `undefined` if there is none.
 */
export function findByName(model: StudioModel, name: string): Written | undefined {
  if (name === '') return undefined
  const { fields, bundle, loaded, files } = model
  const field =
    fields.find(({ id, target }) => id === name || target === name) ??
    fields.find(({ label, title }) => label === name || title === name)
  if (field) return writtenAt(model, field.schemaPointer)
  const rule = bundle.rules.find(({ id }) => id === name)
  const rules = rule && loaded.parts.find(({ key }) => key === rule.part)?.files.rules
  if (rule && rules) return { file: rules.file, pointer: `/rules/${rule.index}` }
  const part = bundle.parts.find(({ key, title }) => key === name || title === name)
  const schema = part && loaded.parts.find(({ key }) => key === part.key)?.files.schema
  if (schema) return { file: schema.file, pointer: '' }
  return files.has(name) ? { file: name, pointer: '' } : undefined
}

/** Names to choose from for `findByName`. */
export function findableNames({ fields, bundle }: StudioModel): string[] {
  return [...new Set([...fields.map(({ label }) => label), ...bundle.rules.map(({ id }) => id)])]
}

/** The text form of a location in a file. */
export function addressOf({ file, pointer }: Written): string {
  return file + pointer
}

export function locationOfAddress({ files }: StudioModel, address: string): Written | undefined {
  const file = [...files.keys()].find((path) => address === path || address.startsWith(`${path}/`))
  return file === undefined ? undefined : { file, pointer: address.slice(file.length) }
}
