import { cutList } from '@formwright/definition'
import type { Problem, ProblemCode } from '@formwright/definition'

/** Problems about unknown names, and the parameter that contains the name. */
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
  // one definition may be used by many fields
  'title-unit': 'unit',
  // one table may be asked by many rules
  'band-unit': 'name',
  'band-options': 'name',
  'band-gap': 'name',
  'band-reversed': 'name',
}

/** Those about pointers of the answers, in different notations. */
const PLACES: ReadonlySet<ProblemCode> = new Set([
  'unknown-name',
  'unknown-field',
  'unknown-required',
  'target-unknown',
  'cell-unknown',
  'scope-unknown',
  'case-cell-unknown',
])

/** Those with absolute paths. */
const FROM_TOP: ReadonlySet<ProblemCode> = new Set(['target-unknown', 'case-cell-unknown', 'unknown-name'])

/** Problems reported for every entry of a copied file. */
const COPIED: ReadonlySet<ProblemCode> = new Set(['duplicate-id', 'duplicate-rule'])

/** Maximum number of places that are listed. */
const SHOWN = 12

/**
 * Reports something removed or renamed once, at the first place that uses it, together with the others.
 * Problems with a fix stay separate.
 * @param roots the existing parts and fields at the top level; everything below an unknown one has the same
 *   cause
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
  // paths may be absolute or relative to the part; a missing file is one cause
  const [path = '', inside] = written.split('#')
  const isFile = code === 'ref-unknown' && path !== '' && isMissing(path, params.suggestion)
  const last = isFile ? path : ((inside ?? path).split(/[/.]/).at(-1) ?? '').replaceAll(/[{}]/g, '')
  const top = written.split(/[/.]/).find((step) => step !== '') ?? ''
  if (roots && FROM_TOP.has(code) && !roots.has(top)) return `place ${top}`
  return PLACES.has(code) ? `place ${last}` : `${code} ${isFile ? last : written}`
}

/** Whether the file of a reference is missing: then another file is suggested. */
function isMissing(path: string, suggestion: unknown): boolean {
  return typeof suggestion === 'string' && !suggestion.startsWith(`${path}#`)
}

function together([first, ...others]: Problem[]): Problem {
  if (others.length === 0 || 'also' in first!.params) return first!
  const isOneFile = others.every(({ file }) => file === first!.file)
  const pointers = [...new Set(others.map(({ file, line }) => (isOneFile ? `${line}` : `${file}:${line}`)))]
  const also = cutList(pointers, SHOWN)
  const severity = [first!, ...others].some((problem) => problem.severity === 'error')
    ? 'error'
    : first!.severity
  return { ...first!, severity, params: { ...first!.params, also } }
}
