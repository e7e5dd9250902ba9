import {
  fileInfo,
  hasErrors,
  isObject,
  parseForm,
  splitPointer,
  valueAt,
  parentPointer,
} from '@formwright/definition'
import type { FileKind, JsonSource, Loaded, Problem, ProblemCode } from '@formwright/definition'

/**
 * Replacements for files that cannot be used, so that the others can be checked; `undefined` leaves the file
 * out.
 */
const STAND_INS: Partial<Record<FileKind, string | undefined>> = {
  ui: '{"type":"VerticalLayout","elements":[]}',
  rules: '{"rules":[]}',
  paper: '{"page":{"start":"new"},"blocks":[]}',
  cases: undefined,
  texts: undefined,
  answers: undefined,
  samples: undefined,
  carry: undefined,
  variant: undefined,
}

/** Problem codes that are unreliable while some file cannot be used. */
const UNKNOWN: ReadonlySet<ProblemCode> = new Set([
  'case-base-unknown',
  'case-code-unknown',
  'case-region-unruled',
  'carry-file-missing',
  'omit-unknown',
  'sample-untitled',
  'variant-unknown',
  'file-missing',
  'read-only-empty',
])

/** A definition without the files that cannot be used. */
export interface Beside {
  readonly loaded: Loaded
  /** Whether a problem is in a usable file, and not caused by the missing ones. */
  readonly isOwn: (problem: Problem) => boolean
}

/**
 * The definition without invalid files, so that problems in the others are reported too. `undefined` if no
 * file is invalid, or if an invalid one is indispensable.
 */
export function besideWrongFiles(whole: Loaded): Beside | undefined {
  const { problems, files, sources, edition } = whole
  const errors = problems.filter(({ severity }) => severity === 'error')
  const wrong = new Set(errors.map(({ file }) => file))
  if (wrong.size === 0) return undefined
  const others = new Map(files)
  for (const file of wrong) {
    const { kind } = fileInfo(file)
    const source = [...sources.values()].find((candidate) => candidate.file === file)
    const text = Object.hasOwn(STAND_INS, kind) ? STAND_INS[kind] : source && withoutWrong(source, errors)
    if (text !== undefined) others.set(file, text)
    else if (Object.hasOwn(STAND_INS, kind)) others.delete(file)
    else return undefined
  }
  const loaded = parseForm(others, edition, whole)
  if (!loaded.bundle || hasErrors(loaded.problems)) return undefined
  return { loaded, isOwn: ({ file, code }) => !wrong.has(file) && !UNKNOWN.has(code) }
}

/** Problem codes of invalid members, without which the rest of their file can be parsed. */
const MEMBERS: ReadonlySet<ProblemCode> = new Set([
  'unknown-property',
  'wrong-type',
  'invalid-value',
  'number-too-small',
  'number-too-large',
  'number-not-above',
  'text-empty',
  'year-placeholder',
  'keyword-older',
  'required-place',
  'listed-twice',
])

/** A file without its invalid members; `undefined` if more than that is invalid. */
function withoutWrong(source: JsonSource, errors: readonly Problem[]): string | undefined {
  if (!errors.every(({ code, file }) => file !== source.file || MEMBERS.has(code))) return undefined
  const value: unknown = JSON.parse(JSON.stringify(source.value))
  for (const { file, pointer } of errors) {
    if (file !== source.file) continue
    const keys = splitPointer(pointer)
    const name = keys.pop()
    const holder = valueAt(value, parentPointer(pointer))
    // others may depend on a member with contents, or on a reference
    if (name === undefined || !isObject(holder) || name.includes('$')) return undefined
    if (typeof holder[name] === 'object') return undefined
    Reflect.deleteProperty(holder, name)
  }
  return JSON.stringify(value)
}
