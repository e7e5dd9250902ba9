import { below, isNear, locationOf, locationOfKey, problemAt, cutList } from '@formwright/definition'
import type { JsonSource, Loaded, Problem } from '@formwright/definition'

/** An occurrence of a word in the files of a form. */
interface Mention {
  readonly source: JsonSource
  readonly pointer: string
  /** It is the key of an object, or the name of a part's folder. */
  readonly isKey: boolean
  readonly folder?: string
}

/**
 * Reports a misspelt name where it is defined rather than at each place that uses it correctly: if it is
 * defined once and used nowhere, while several places use a similar name that does not exist.
 */
export function misspeltNames(problems: readonly Problem[], { sources, parts }: Loaded): Problem[] {
  const groups = new Map<string, Problem[]>()
  for (const problem of problems) {
    const key = renaming(problem)?.written ?? ''
    const group = groups.get(key)
    if (group) group.push(problem)
    else groups.set(key, [problem])
  }
  let mentions: ReadonlyMap<string, readonly Mention[]> | undefined
  const renamed = new Set<string>()
  const reported = [...groups].flatMap(([written, about]) => {
    if (written === '' || about.length < 2) return about
    mentions ??= mentionsIn(sources, parts)
    const definition = givenOnce(written, about, mentions) ?? partCalled(about, parts)
    // if schemas have both names, the uses may be of another field
    const isInSchema = ({ source, isKey }: Mention) => isKey && IS_SCHEMA.test(source.file)
    if (!definition || (isInSchema(definition) && mentions.get(written)?.some(isInSchema))) return about
    const lines = [...new Set(about.map(({ file, line }) => `${file}:${line}`))]
    const shown = cutList(lines, SHOWN)
    const params = { name: definition.name, other: written, count: about.length, lines: shown }
    if (definition.folder === undefined)
      return [problemAt(locationOfKey(definition.source, definition.pointer), 'name-misspelt', params)]
    renamed.add(definition.name)
    const suggestion = definition.folder.slice(0, -definition.name.length) + written
    return [problemAt(locationOf(definition.source, ''), 'part-misspelt', { ...params, suggestion })]
  })
  return reported.filter(({ code, params }) => code !== 'shadowed-name' || !renamed.has(String(params.name)))
}

/** The part whose name is suggested for the first step of a path; a folder is only renamed once. */
function partCalled(
  about: readonly Problem[],
  parts: Loaded['parts'],
): (Mention & { readonly name: string }) | undefined {
  const { name } = renaming(about[0]!)!
  const part = parts.find(({ key }) => key === name)
  const isFirst = about.every(({ params }) => stepsOf(String(params.suggestion))[0] === name)
  if (!part?.files.schema || !isFirst) return undefined
  return { name, source: part.files.schema, pointer: '', isKey: true, folder: part.folder }
}

/** The only occurrence of a name similar to the one that others use: the suggested one, or a key. */
function givenOnce(
  written: string,
  about: readonly Problem[],
  mentions: ReadonlyMap<string, readonly Mention[]>,
): (Mention & { readonly name: string }) | undefined {
  const suggested = new Set(about.map((problem) => renaming(problem)!.name))
  const once = [...mentions].flatMap(([name, [first, ...others]]) =>
    first && others.length === 0 && isNear(written, name) ? [{ name, ...first }] : [],
  )
  const named = once.find(({ name }) => suggested.size === 1 && suggested.has(name))
  const keys = once.filter(({ isKey }) => isKey)
  return named ?? (keys.length === 1 ? keys[0] : undefined)
}

const IS_SCHEMA = /(?:^|\/)(?:schema|shared\/[^/]+)\.json$/

/** Maximum number of places that are listed. */
const SHOWN = 20

/** The name that a problem suggests, and the written name: the only step in which two paths differ. */
function renaming({
  params: { suggestion, ...params },
}: Problem): { name: string; written: string } | undefined {
  if (typeof suggestion !== 'string' || suggestion === '') return undefined
  const meant = stepsOf(suggestion)
  for (const value of Object.values(params)) {
    const steps = typeof value === 'string' ? stepsOf(value) : []
    // a reference may be relative to its part or absolute
    const own = steps.slice(-meant.length)
    const other = meant.slice(-own.length)
    const differing = own.flatMap((step, index) => (step === other[index] ? [] : [index]))
    const [at, ...more] = differing
    if (at === undefined || more.length > 0) continue
    const [written, name] = [own[at], other[at]]
    if (written && name && /^\w{2,}$/.test(name) && isNear(written, name)) return { name, written }
  }
  return undefined
}

function stepsOf(path: string): string[] {
  // variables are in braces
  return path
    .split(/[./]/)
    .map((step) => step.replaceAll(/[{}]/g, ''))
    .filter((step) => step !== '')
}

function mentionsIn(
  sources: Loaded['sources'],
  parts: Loaded['parts'],
): ReadonlyMap<string, readonly Mention[]> {
  const mentions = new Map<string, Mention[]>()
  const add = (text: string, mention: Mention) => {
    for (const [word] of text.matchAll(/\w{2,}/g)) {
      const known = mentions.get(word)
      if (known) known.push(mention)
      else mentions.set(word, [mention])
    }
  }
  const visit = (source: JsonSource, value: unknown, pointer: string): void => {
    if (typeof value === 'string') return add(value, { source, pointer, isKey: false })
    if (typeof value !== 'object' || value === null) return
    for (const [key, child] of Object.entries(value)) {
      const at = below(pointer, key)
      if (!Array.isArray(value)) add(key, { source, pointer: at, isKey: true })
      visit(source, child, at)
    }
  }
  for (const source of sources.values()) visit(source, source.value, '')
  for (const { key, folder, files } of parts)
    if (key !== '' && files.schema) add(key, { source: files.schema, pointer: '', isKey: true, folder })
  return mentions
}
