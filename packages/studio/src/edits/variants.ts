import { below } from '@formwright/definition'
import type { EditionFile, Json, RegionalVariant } from '@formwright/definition'
import type { StudioModel } from '../model/studio-model.ts'
import { act } from './act.ts'
import type { Act } from './act.ts'

/** A regional variant of the edition, and its file. */
export interface VariantInFile {
  readonly file: string
  readonly variant: RegionalVariant
}

type Param = EditionFile['params'][string]

export function variantsOf({ loaded, edition }: StudioModel): VariantInFile[] {
  return [...loaded.sources].flatMap(([path, { file, value }]) =>
    path.startsWith(`${edition}/regions/`) ? [{ file, variant: value as RegionalVariant }] : [],
  )
}

/** The data of a new variant: region, authority, and the notice that it is based on. */
type NewVariant = Pick<RegionalVariant, 'region' | 'authority' | 'source'>

/** Adds a variant for a region, without differences at first. */
export function addVariant(model: StudioModel, { region, authority, source }: NewVariant): Act {
  return act(model, { name: 'add-variant', values: { label: authority } }, (edits) => {
    const { $schema } = (edits.json(`${model.edition}/edition.json`).get('') ?? {}) as { $schema?: string }
    const schema = $schema?.startsWith('.')
      ? { $schema: `../${$schema.replace(/edition\.schema\.json$/, 'variant.schema.json')}` }
      : {}
    const ruling = { ...schema, region, authority, source }
    edits.write(`${model.edition}/regions/${region}.json`, `${JSON.stringify(ruling, null, 2)}\n`)
  })
}

/**
 * Sets a parameter for the region, with the variant's notice as its source; `undefined` for the edition's
 * value.
 */
export function setVariantParam(
  model: StudioModel,
  found: VariantInFile,
  name: string,
  value: Param['value'] | undefined,
): Act {
  const known = found.variant.params?.[name]
  const param = value === undefined ? undefined : { ...(known ?? { source: found.variant.source }), value }
  return setMember(model, found, 'params', name, param as Json | undefined)
}

/** Sets the severity of a rule for the region; `undefined` for the edition's. */
export function setVariantSeverity(
  model: StudioModel,
  found: VariantInFile,
  rule: string,
  severity: 'error' | 'warning' | undefined,
): Act {
  return setMember(model, found, 'severity', rule, severity)
}

/** Sets whether the region has its own window, initially that of the edition. */
export function setVariantWindow(model: StudioModel, { file, variant }: VariantInFile, own: boolean): Act {
  const { window } = model.bundle.edition
  return act(model, { name: 'set-variant', values: { label: variant.authority } }, (edits) => {
    const json = edits.json(file)
    if (!own) json.remove('/window')
    else if (window) {
      const { from, to, timeZone } = window
      json.set('/window', { from, to, timeZone, source: variant.source })
    }
  })
}

/** Sets additional instructions for the region, one on each line. */
export function setVariantInstructions(
  model: StudioModel,
  { file, variant }: VariantInFile,
  lines: readonly string[],
): Act {
  const before = variant.instructions ?? []
  const ids = new Set(before.map(({ id }) => id))
  const left = new Set(ids)
  /** Each id is used for one line only. */
  const take = (id: string | undefined) => (id !== undefined && left.delete(id) ? id : undefined)
  const newId = () => {
    let number = 1
    while (ids.has(`${variant.region}-${number}`)) number++
    ids.add(`${variant.region}-${number}`)
    return `${variant.region}-${number}`
  }
  // a line with an unchanged text keeps its id; otherwise a line takes the id of the one in its position
  const same = lines.map((text) => take(before.find((one) => one.text === text && left.has(one.id))?.id))
  const next = lines.map((text, index) => ({ id: same[index] ?? take(before[index]?.id) ?? newId(), text }))
  return act(model, { name: 'set-variant', values: { label: variant.authority } }, (edits) => {
    const json = edits.json(file)
    if (next.length > 0) json.set('/instructions', next)
    else if (json.get('/instructions') !== undefined) json.remove('/instructions')
  })
}

type VariantRule = NonNullable<RegionalVariant['rules']>[number]

/** Sets the additional rules of the region; an empty list removes them. */
export function setVariantRules(
  model: StudioModel,
  { file, variant }: VariantInFile,
  rules: readonly VariantRule[],
): Act {
  return act(model, { name: 'set-variant', values: { label: variant.authority } }, (edits) => {
    const json = edits.json(file)
    if (rules.length > 0) json.set('/rules', rules as unknown as Json)
    else if (json.get('/rules') !== undefined) json.remove('/rules')
  })
}

/** An unused id for a further rule of a region, numbered like its others. */
export function variantRuleId(model: StudioModel, { variant }: VariantInFile): string {
  const prefix = /^(.+)-\d+$/.exec(variant.rules?.at(-1)?.id ?? '')?.[1] ?? `R${variant.region}`
  const ruled = variantsOf(model).flatMap((one) => one.variant.rules ?? [])
  const taken = new Set([...model.bundle.rules, ...ruled].map(({ id }) => id))
  for (let number = 1; ; number++) {
    const id = `${prefix}-${String(number).padStart(2, '0')}`
    if (!taken.has(id)) return id
  }
}

function setMember(
  model: StudioModel,
  { file, variant }: VariantInFile,
  holder: 'params' | 'severity',
  name: string,
  value: Json | undefined,
): Act {
  return act(model, { name: 'set-variant', values: { label: variant.authority } }, (edits) => {
    const json = edits.json(file)
    const others = Object.entries(variant[holder] ?? {}).filter(([key]) => key !== name)
    if (value === undefined) json.remove(others.length > 0 ? below(`/${holder}`, name) : `/${holder}`)
    else if (variant[holder] === undefined) json.set(`/${holder}`, { [name]: value })
    else json.set(below(`/${holder}`, name), value)
  })
}

/** Marks a variant as verified against the notice of its year. */
export function verifyVariant(model: StudioModel, { file, variant }: VariantInFile): Act {
  return act(model, { name: 'verify-variant', values: { label: variant.authority } }, (edits) => {
    const json = edits.json(file)
    const params = Object.keys(variant.params ?? {}).map((name) => below('/params', name))
    for (const holder of ['', '/window', ...params])
      if (json.get(`${holder}/verified`) === false) json.remove(`${holder}/verified`)
  })
}

/** Removes a variant: the edition then applies in the region without changes. */
export function removeVariant(model: StudioModel, { file, variant }: VariantInFile): Act {
  return act(model, { name: 'remove-variant', values: { label: variant.authority } }, (edits) =>
    edits.remove(file),
  )
}

/** Sets the source of a variant, or a date of its window. */
export function setInVariant(
  model: StudioModel,
  { file, variant }: VariantInFile,
  pointer: '/source' | '/window/from' | '/window/to',
  value: string,
): Act {
  return act(model, { name: 'set-variant', values: { label: variant.authority } }, (edits) =>
    edits.json(file).set(pointer, value),
  )
}
