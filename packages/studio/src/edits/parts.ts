import { below, isObject } from '@formwright/definition'
import type { FileEdits } from '../document/file-edits.ts'
import { layoutFile } from '../document/json-layout.ts'
import { usedKeys } from '../model/used-names.ts'
import { keyOf } from '../kinds/key-of.ts'
import { carryDropped } from './carry.ts'
import { forgetOwnRegion } from './own-region.ts'
import { ofOtherEditions } from './other-editions.ts'
import { endsForm, putInOrder, removeFolder } from './part-order.ts'
import { removeEntries, removeFromCases, removeFromSamples } from './remove-field.ts'
import { removeRules, rulesIn, rulesWithout } from './rules-without.ts'
import { forgetLater } from './signing.ts'
import { forgetUnused } from './unused.ts'
import { mentionsOfPart, namesPart } from '../usage/mentions.ts'
import { partOf } from '../model/studio-model.ts'
import type { StudioModel } from '../model/studio-model.ts'
import { act, filesBelow } from './act.ts'
import type { Act } from './act.ts'
import { shareRights } from './rights.ts'
import { followText } from './texts.ts'
import { asWritten } from './year-words.ts'

/** Changes the title of a part, and the same title on screen and paper. */
export function renamePart(model: StudioModel, key: string, title: string): Act {
  return act(model, { name: 'rename-part', values: { label: title } }, (edits) =>
    wordPart(model, edits, key, title),
  )
}

/** Like `renamePart`, as part of a larger act. */
export function wordPart(model: StudioModel, edits: FileEdits, key: string, title: string): void {
  const { files } = partOf(model, key)
  const schema = edits.json(files.schema!.file)
  const written = String(schema.get('/title') ?? titleOf(model, key))
  const now = asWritten(model, written, title)
  schema.set('/title', now)
  const paper = edits.json(files.paper!.file)
  if (paper.get('/heading/text') === written) paper.set('/heading/text', now)
  followText(model, edits, written, now)
}

/**
 * Whether the form consists of parts. A form with fields at the root of the answers cannot have further
 * parts.
 */
export function hasParts({ loaded }: StudioModel): boolean {
  return loaded.parts.every(({ key }) => key !== '')
}

/**
 * Adds an empty part at the end, but before the signature part. Does nothing if the form does not consist of
 * parts.
 */
export function addPart(model: StudioModel, title: string): Act {
  if (!hasParts(model)) return { step: { name: 'add-part', values: { label: title } }, changes: new Map() }
  const { parts } = model.loaded
  const keys = parts.map((part) => part.key)
  const key = keyOf(title, usedKeys(model, '', keys))
  const index = endsForm(model, keys.at(-1)!) ? keys.length - 1 : keys.length
  const schemaOf = (kind: string) =>
    (partOf(model, parts[0]!.key).files as Record<string, { value?: { $schema?: string } } | undefined>)[kind]
      ?.value?.$schema
  const added = act(model, { name: 'add-part', values: { label: title } }, (edits) => {
    const folder = `${model.edition}/${putInOrder(model, edits, withKeyAt(keys, key, index)).get(key)!}`
    for (const [kind, content] of Object.entries(emptyPart(title))) {
      const $schema = schemaOf(kind)
      const whole = { ...($schema === undefined ? {} : { $schema }), ...content }
      edits.write(`${folder}/${kind}.json`, layoutFile(whole))
    }
    const others = keys.map((one) => below('', one)).reverse()
    shareRights(edits, below('', key), others)
    for (const path of filesBelow(model, 'answers')) {
      const json = edits.json(path)
      if (isObject(json.get(''))) json.set(below('', key), {})
    }
  })
  return { ...added, part: key }
}

/** Moves a part to another position on screen, on paper and in the workbook. */
export function movePart(model: StudioModel, key: string, index: number): Act {
  const keys = model.loaded.parts.map((part) => part.key)
  const order = withKeyAt(
    keys.filter((one) => one !== key),
    key,
    index,
  )
  return act(model, { name: 'move-part', values: { label: titleOf(model, key) } }, (edits) => {
    putInOrder(model, edits, order)
  })
}

function withKeyAt(keys: readonly string[], key: string, index: number): string[] {
  return [...keys.slice(0, index), key, ...keys.slice(index)]
}

/**
 * Removes a part with its fields, rules and cases, and everything that refers to them: rules, cases, samples,
 * tables, workflow, carry map.
 */
export function removePart(model: StudioModel, key: string): Act {
  const { folder, files } = partOf(model, key)
  const pointer = below('', key)
  return act(model, { name: 'remove-part', values: { label: titleOf(model, key) } }, (edits) => {
    const mentions = mentionsOfPart(model, key)
    const rules = rulesWithout(model, rulesIn(model, mentions), namesPart(key), titleOf(model, key))
    const gone = rules.filter(({ rest }) => rest === undefined)
    const { rules: own } = files.rules!.value as { rules: readonly { id: string }[] }
    removeRules(edits, rules)
    removeFromCases(model, edits, pointer, new Set([...gone, ...own].map(({ id }) => id)))
    removeFromSamples(model, edits, pointer)
    removeFolder(model, edits, folder)
    const stays = ofOtherEditions(model, edits)
    removeEntries(edits, mentions, stays)
    forgetLater(edits, pointer, stays)
    for (const { part, id, pointer: at } of model.fields) {
      if (part !== key) continue
      if (!stays(at)) forgetOwnRegion(edits, at)
      carryDropped(model, edits, id)
    }
    forgetUnused(model, edits)
  })
}

function titleOf({ bundle }: StudioModel, key: string): string {
  return bundle.parts.find((part) => part.key === key)?.title ?? key
}

/** The initial files of a part: kind of file → content. */
export function emptyPart(title: string): Readonly<Record<'schema' | 'ui' | 'rules' | 'paper', object>> {
  return {
    schema: { title, type: 'object', properties: {}, additionalProperties: false },
    ui: { type: 'VerticalLayout', elements: [] },
    rules: { rules: [] },
    paper: { heading: { text: title, level: 1 }, page: { start: 'flow' }, blocks: [] },
  }
}
