import { below, fileInfo, rememberedObject, targetOf } from '@formwright/definition'
import type { FileKind, JsonSource } from '@formwright/definition'
import { scopeOf, withinPart } from '../model/studio-model.ts'
import type { StudioModel, Written } from '../model/studio-model.ts'

/** A location in the files that names a field: a value, or the key of a member. */
export interface Mention extends Written {
  readonly kind: FileKind
  /** Key of the part whose file it is, if any. */
  readonly part: string | undefined
  readonly text: string
  readonly asKey: boolean
}

/**
 * All mentions of a field or its descendants outside the schema: by pointer or dotted path in rules, cases,
 * samples, tables and workflow; by scope on the screen of its part; by pointer within the part on paper.
 */
export function mentionsOf(model: StudioModel, pointer: string): Mention[] {
  const field = model.fields.find((one) => one.pointer === pointer)
  const part = field?.part ?? ''
  const anywhere = anywherePattern(pointer)
  const relative = withinPart(part, pointer)
  const onScreen = namePattern([scopeOf(relative)])
  const onPaper = namePattern([relative])
  return [...model.loaded.sources].flatMap(([file, source]) => {
    const { kind, folder } = fileInfo(file)
    const owner = model.loaded.parts.find((one) => one.folder === folder && folder !== '')?.key
    const own = model.loaded.parts.some(
      ({ key, files }) => key === part && Object.values(files).some((one) => one?.file === source.file),
    )
    if (kind === 'schema' || kind === 'fields' || kind === 'texts') return []
    const pattern =
      kind === 'ui' ? (own ? onScreen : undefined) : kind === 'paper' ? (own ? onPaper : undefined) : anywhere
    if (!pattern) return []
    return matchesIn(source, pattern).map((found) => ({ ...found, file, kind, part: owner }))
  })
}

/** All mentions of a part or its fields outside the schema and the part's own files. */
export function mentionsOfPart(model: StudioModel, key: string): Mention[] {
  const pattern = partPattern(key)
  const own = model.loaded.parts.find((part) => part.key === key)?.folder
  return [...model.loaded.sources].flatMap(([file, source]) => {
    const { kind, folder } = fileInfo(file)
    if (folder === own || PART_OWN.has(kind)) return []
    const owner = model.loaded.parts.find((one) => one.folder === folder && folder !== '')?.key
    return matchesIn(source, pattern).map((found) => ({ ...found, file, kind, part: owner }))
  })
}

/** Whether a text, such as that of a rule, names a field or a descendant. */
export function namesField(pointer: string): (text: string) => boolean {
  const pattern = anywherePattern(pointer)
  return (text) => pattern.test(text)
}

/** Whether a text names a part or something in it. */
export function namesPart(key: string): (text: string) => boolean {
  const pattern = partPattern(key)
  return (text) => pattern.test(text)
}

/** Matches the pointer or the dotted path of a field, possibly followed by a path. */
export function anywherePattern(pointer: string): RegExp {
  return namePattern([pointer, targetOf(pointer)])
}

function partPattern(key: string): RegExp {
  const pointer = escaped(below('', key))
  const name = escaped(targetOf(below('', key)))
  return new RegExp(`(?<![\\w./])(?:${pointer}(?![\\w-])|${name}(?=\\.\\w|\\[))`)
}

/** Kinds of files that name fields relative to the part, or not at all. */
const PART_OWN = new Set<FileKind>(['schema', 'fields', 'texts', 'ui', 'paper'])

/** Matches any of some names as a whole word, possibly followed by a path. */
function namePattern(names: readonly string[]): RegExp {
  return new RegExp(`(?<![\\w./])(?:${names.map(escaped).join('|')})(?!\\w)`)
}

/** Escapes a text for a regular expression. */
export function escaped(name: string): string {
  return name.replaceAll(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`)
}

interface FoundString {
  readonly pointer: string
  readonly text: string
  readonly asKey: boolean
}

const stringsOf = rememberedObject(({ value }: JsonSource): readonly FoundString[] => [...stringsIn(value)])

/** The strings found in a file, by pattern: most edits change one file. */
const foundIn = rememberedObject((_source: JsonSource) => new Map<string, readonly FoundString[]>())

/** The strings of a file that a pattern matches. */
function matchesIn(source: JsonSource, pattern: RegExp): readonly FoundString[] {
  const known = foundIn(source)
  let found = known.get(pattern.source)
  if (!found) known.set(pattern.source, (found = stringsOf(source).filter(({ text }) => pattern.test(text))))
  return found
}

/** All strings and member names of a JSON value, with their pointers. */
export function* stringsIn(value: unknown, pointer = ''): Generator<FoundString> {
  if (typeof value === 'string') yield { pointer, text: value, asKey: false }
  if (typeof value !== 'object' || value === null) return
  for (const [key, child] of Object.entries(value)) {
    const at = below(pointer, key)
    if (!Array.isArray(value)) yield { pointer: at, text: key, asKey: true }
    yield* stringsIn(child, at)
  }
}
