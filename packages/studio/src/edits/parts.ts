import { below } from '@formwright/definition'
import { layoutFile } from '../document/json-layout.ts'
import { keyOf } from '../kinds/key-of.ts'
import { partOf } from '../model/studio-model.ts'
import type { StudioModel } from '../model/studio-model.ts'
import { act } from './act.ts'
import type { Act } from './act.ts'
import { shareRights } from './rights.ts'
import { followText } from './texts.ts'
import { asWritten } from './year-words.ts'

/** Words the title of a part anew, on screen and on paper where they said the same. */
export function renamePart(model: StudioModel, key: string, title: string): Act {
  const { files } = partOf(model, key)
  const before = model.bundle.parts.find((part) => part.key === key)?.title ?? ''
  return act(model, { name: 'rename-part', values: { label: title } }, (edits) => {
    const schema = edits.json(files.schema!.file)
    const written = String(schema.get('/title') ?? before)
    const now = asWritten(model, written, title)
    schema.set('/title', now)
    const paper = edits.json(files.paper!.file)
    if (paper.get('/heading/text') === written) paper.set('/heading/text', now)
    followText(model, edits, written, now)
  })
}

/**
 * Whether the form is made of parts. One whose fields stand at the root of the answers has no room beside
 * them.
 */
export function hasParts({ loaded }: StudioModel): boolean {
  return loaded.parts.every(({ key }) => key !== '')
}

/** Adds an empty part at the end of the form. Changes nothing where the form is not made of parts. */
export function addPart(model: StudioModel, title: string): Act {
  if (!hasParts(model)) return { step: { name: 'add-part', values: { label: title } }, changes: new Map() }
  const { parts } = model.loaded
  const numbers = parts.map(({ folder }) => Number(/\/(\d+)-/.exec(`/${folder}`)?.[1] ?? -1))
  const key = keyOf(
    title,
    parts.map((part) => part.key),
  )
  const folder = `${model.edition}/parts/${Math.max(-1, ...numbers) + 1}-${key}`
  const schemaOf = (kind: string) =>
    (partOf(model, parts[0]!.key).files as Record<string, { value?: { $schema?: string } } | undefined>)[kind]
      ?.value?.$schema
  const added = act(model, { name: 'add-part', values: { label: title } }, (edits) => {
    for (const [kind, content] of Object.entries(emptyPart(title))) {
      const $schema = schemaOf(kind)
      const whole = { ...($schema === undefined ? {} : { $schema }), ...content }
      edits.write(`${folder}/${kind}.json`, layoutFile(whole))
    }
    const others = parts.map((part) => below('', part.key)).reverse()
    shareRights(model, edits, below('', key), others)
  })
  return { ...added, part: key }
}

/** The files of a part without fields: kind of the file → what it holds. */
export function emptyPart(title: string): Readonly<Record<'schema' | 'ui' | 'rules' | 'paper', object>> {
  return {
    schema: { title, type: 'object', properties: {}, additionalProperties: false },
    ui: { type: 'VerticalLayout', elements: [] },
    rules: { rules: [] },
    paper: { heading: { text: title, level: 1 }, page: { start: 'flow' }, blocks: [] },
  }
}
