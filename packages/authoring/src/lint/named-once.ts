import { cutList } from '@formwright/definition'
import type { Problem, ProblemCode } from '@formwright/definition'

/** Problems about what a place names and there is not, and where they say what it is called. */
const NAMED: Partial<Record<ProblemCode, string>> = {
  'ref-unknown': 'ref',
  'years-unknown': 'name',
  'year-placeholder': 'name',
  'role-unknown': 'role',
  'state-unknown': 'state',
  'unit-unknown': 'unit',
  'unknown-name': 'name',
  'unknown-option': 'option',
  'unknown-field': 'name',
  'target-unknown': 'pointer',
  'cell-unknown': 'cell',
  'scope-unknown': 'scope',
  'case-cell-unknown': 'pointer',
  'unknown-required': 'name',
  'case-code-unknown': 'code',
  'case-base-unknown': 'base',
  'sample-cell-unknown': 'pointer',
  // one definition gives many fields their unit
  'title-unit': 'unit',
}

/** Those that name a place of the answers, each its own way. */
const PLACES: ReadonlySet<ProblemCode> = new Set([
  'unknown-name',
  'unknown-field',
  'unknown-required',
  'target-unknown',
  'cell-unknown',
  'scope-unknown',
  'case-cell-unknown',
])

/** Those that are written from the top of the answers. */
const FROM_TOP: ReadonlySet<ProblemCode> = new Set(['target-unknown', 'case-cell-unknown', 'unknown-name'])

/** What is told of every entry of a file that was copied whole. */
const COPIED: ReadonlySet<ProblemCode> = new Set(['duplicate-id', 'duplicate-rule'])

/** So many places are named. */
const SHOWN = 12

/**
 * What was taken away or is called otherwise is told once, at the first place that names it, with the others.
 * What is mended mechanically stays at its own place.
 * @param roots the parts and fields that there are at the top: of another one, all that is named is one cause
 */
export function namedOnce(problems: readonly Problem[], roots?: ReadonlySet<string>): Problem[] {
  const groups = new Map<string, Problem[]>()
  for (const [index, problem] of problems.entries()) {
    const key = problem.fix ? String(index) : (causeOf(problem, roots) ?? String(index))
    const group = groups.get(key)
    if (group) group.push(problem)
    else groups.set(key, [problem])
  }
  return [...groups.values()].map(together)
}

function causeOf(
  { code, file, params }: Problem,
  roots: ReadonlySet<string> | undefined,
): string | undefined {
  if (COPIED.has(code)) return `${code} ${file}`
  const name = NAMED[code]
  const written = name === undefined ? undefined : params[name]
  if (typeof written !== 'string') return undefined
  // paths are written from the top or from their part; a file that is missing is one cause
  const [path = '', inside] = written.split('#')
  const isFile = code === 'ref-unknown' && path !== '' && isMissing(path, params.suggestion)
  const last = isFile ? path : ((inside ?? path).split(/[/.]/).at(-1) ?? '').replaceAll(/[{}]/g, '')
  const top = written.split(/[/.]/).find((step) => step !== '') ?? ''
  if (roots && FROM_TOP.has(code) && !roots.has(top)) return `place ${top}`
  return PLACES.has(code) ? `place ${last}` : `${code} ${isFile ? last : written}`
}

/** Whether it is the file of a reference that is not there: another is suggested. */
function isMissing(path: string, suggestion: unknown): boolean {
  return typeof suggestion === 'string' && !suggestion.startsWith(`${path}#`)
}

function together([first, ...others]: Problem[]): Problem {
  if (others.length === 0 || 'also' in first!.params) return first!
  const isOneFile = others.every(({ file }) => file === first!.file)
  const pointers = [...new Set(others.map(({ file, line }) => (isOneFile ? `${line}` : `${file}:${line}`)))]
  const also = cutList(pointers, SHOWN)
  const severity = [first!, ...others].some((one) => one.severity === 'error') ? 'error' : first!.severity
  return { ...first!, severity, params: { ...first!.params, also } }
}
