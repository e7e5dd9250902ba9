import { fieldsOf, isWithin, treeOf, uiElementsIn } from '@formwright/definition'
import type {
  Field,
  FileMap,
  FormBundle,
  FormNode,
  JsonSource,
  Loaded,
  PartSources,
  UiElement,
} from '@formwright/definition'
import { readEdition } from './read-edition.ts'

/** A location in a definition: a file of the form folder and a JSON pointer into it. */
export interface Written {
  readonly file: string
  readonly pointer: string
}

/** An edition as the studio shows and changes it: the parsed files, and where everything is written. */
export interface StudioModel {
  readonly files: FileMap
  /** Folder of the edition in the file map, such as `2024`. */
  readonly edition: string
  readonly loaded: Loaded
  readonly bundle: FormBundle
  readonly fields: readonly Field[]
  /**
   * The edition that is corrected or followed, as it was when the draft was started; its names and codes
   * occur in stored answers. Parsed on demand.
   */
  readonly earlier?: (() => StudioModel | undefined) | undefined
}

/**
 * Creates the model of an edition. `undefined` while the files contain no valid bundle, for example while
 * JSON is edited by hand; `readEdition` gives the problems.
 */
export function modelOf(
  files: FileMap,
  edition: string,
  loaded = readEdition(files, edition),
  earlier?: StudioModel['earlier'],
): StudioModel | undefined {
  if (!loaded.bundle) return undefined
  return { files, edition, loaded, bundle: loaded.bundle, fields: fieldsOf(loaded.bundle), earlier }
}

/** The sources of a part. @throws Error if the form has no such part */
export function partOf(model: StudioModel, key: string): PartSources {
  const part = model.loaded.parts.find((one) => one.key === key)
  if (!part) throw new Error(`The form has no part “${key}”`)
  return part
}

/** The field at a pointer of the answers. @throws Error if there is none */
export function fieldAt(model: StudioModel, pointer: string): Field {
  const field = model.fields.find((one) => one.pointer === pointer)
  if (!field) throw new Error(`The form has no field at “${pointer}”`)
  return field
}

/** The node at a pointer of the answers: a field, a group, a cell. @throws Error if there is none */
export function nodeAt({ bundle }: StudioModel, pointer: string): FormNode {
  const node = treeOf(bundle).nodeAt(pointer)
  if (!node) throw new Error(`The form has nothing at “${pointer}”`)
  return node
}

/** Where the schema of a field, or any node of the bundle's schema, is written; including its `$ref`. */
export function writtenAt({ loaded }: StudioModel, schemaPointer: string): Written {
  const origin = loaded.origins.get(schemaPointer)
  if (!origin) throw new Error(`Nothing is written for ${schemaPointer}`)
  return { file: origin.source.file, pointer: origin.pointer }
}

/** A file by the path of its text, or by its path in the edition. */
export function sourceOf({ loaded }: StudioModel, file: string): JsonSource | undefined {
  return loaded.sources.get(file) ?? [...loaded.sources.values()].find((source) => source.file === file)
}

/** A pointer of the answers relative to its part, as written in the part's files. */
export function withinPart(part: string, pointer: string): string {
  return part === '' ? pointer : pointer.slice(part.length + 1)
}

/** The scope of a UI schema element for a pointer within the part. */
export function scopeOf(relative: string): string {
  return `#${relative.replaceAll('/', '/properties/')}`
}

/** The pointer within its part for a scope. */
export function pointerOfScope(scope: string): string {
  return scope.slice(1).replaceAll('/properties/', '/')
}

/** The UI schema of a part as written, with scopes relative to the part. */
export function screenOf(part: PartSources): UiElement {
  return part.files.ui!.value as UiElement
}

/** Pointer in `ui.json` of the control that shows a field, or the first of its cells. */
export function controlOf(part: PartSources, relative: string): string | undefined {
  for (const { element, pointer } of uiElementsIn(screenOf(part))) {
    if (element.type !== 'Control' || element.scope === undefined) continue
    if (isWithin(pointerOfScope(element.scope), relative)) return pointer
  }
  return undefined
}
