import { fileInfo, hasErrors, isObject, parseForm, splitPointer, valueAt } from '@formwright/definition'
import type { FileKind, JsonSource, Loaded, Problem, ProblemCode } from '@formwright/definition'

/** What stands in for a file that cannot be used, while the others are looked at; nothing leaves it out. */
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

/** What is not known while some file cannot be used. */
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
  /** Whether a problem is one of the files that can be used, and not for want of the others. */
  readonly isOwn: (problem: Problem) => boolean
}

/**
 * A definition as it is beside files that are wrong in themselves: what is wrong with the others is told
 * with it. Nothing where they hold what all others are about.
 */
export function besideWrongFiles(whole: Loaded): Beside | undefined {
  const { problems, files, sources, edition } = whole
  const errors = problems.filter(({ severity }) => severity === 'error')
  const wrong = new Set(errors.map(({ file }) => file))
  if (wrong.size === 0) return undefined
  const others = new Map(files)
  for (const file of wrong) {
    const { kind } = fileInfo(file)
    const source = [...sources.values()].find((one) => one.file === file)
    const text = Object.hasOwn(STAND_INS, kind) ? STAND_INS[kind] : source && withoutWrong(source, errors)
    if (text !== undefined) others.set(file, text)
    else if (Object.hasOwn(STAND_INS, kind)) others.delete(file)
    else return undefined
  }
  const loaded = parseForm(others, edition, whole)
  if (!loaded.bundle || hasErrors(loaded.problems)) return undefined
  return { loaded, isOwn: ({ file, code }) => !wrong.has(file) && !UNKNOWN.has(code) }
}

/** Members that stand there and are wrong: without them the rest of their file can be read. */
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

/** A file without the members that are wrong in it; nothing where more than that is wrong. */
function withoutWrong(source: JsonSource, errors: readonly Problem[]): string | undefined {
  if (!errors.every(({ code, file }) => file !== source.file || MEMBERS.has(code))) return undefined
  const value: unknown = JSON.parse(JSON.stringify(source.value))
  for (const { file, pointer } of errors) {
    if (file !== source.file) continue
    const keys = splitPointer(pointer)
    const name = keys.pop()
    const holder = valueAt(value, pointer.slice(0, pointer.lastIndexOf('/')))
    // what a member with more in it, or a reference, was to be is what others are about
    if (name === undefined || !isObject(holder) || name.includes('$')) return undefined
    if (typeof holder[name] === 'object') return undefined
    Reflect.deleteProperty(holder, name)
  }
  return JSON.stringify(value)
}
