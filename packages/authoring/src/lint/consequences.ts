import { isWithin, splitPointer, parentPointer } from '@formwright/definition'
import type { Problem, ProblemCode } from '@formwright/definition'
import { partSource } from './context.ts'
import type { LintContext } from './context.ts'

/** A problem that follows from another one and is not reported, as it disappears once the other is fixed. */
interface Following {
  readonly code: ProblemCode
  readonly from: readonly ProblemCode[]
  /** Whether it follows from this specific cause; by default from any with the code. */
  readonly if?: (problem: Problem, cause: Problem) => boolean
}

const FOLLOWING: readonly Following[] = [
  // a removed text needs no translation
  {
    code: 'translation-unused',
    from: [
      'title-missing',
      'unit-missing',
      'state-unreachable',
      'state-stuck',
      'eligibility-missing',
      'next-missing',
      'text-markup',
      'title-unit',
      'plural-form',
      'plural-missing',
    ],
  },
  // members with an unknown unit have no type in common
  {
    code: 'type-mismatch',
    from: ['unit-unknown'],
    if: ({ params }) => params.operator === '[ ]',
  },
  // without the field that years follow, they are other years
  {
    code: 'case-cell-unknown',
    from: ['target-unknown'],
    if: (_, { file, pointer }) => file.endsWith('/edition.json') && pointer.startsWith('/years/'),
  },
  // the name of the sample is misspelt where it gets its title
  {
    code: 'sample-untitled',
    from: ['case-base-unknown'],
    if: (problem, cause) => problem.file === cause.file,
  },
  // the year that is printed twice is printed in the place of another
  {
    code: 'not-on-paper',
    from: ['head-year'],
    if: ({ params }, cause) => params.field === cause.params.field,
  },
  // cells stand under other heads where a row is too long or too short
  { code: 'head-year', from: ['row-width'], if: (problem, cause) => problem.file === cause.file },
  { code: 'region-within', from: ['level-unknown'], if: (problem, cause) => problem.file === cause.file },
  { code: 'case-elsewhere', from: ['years-gap', 'years-order'] },
  // cases expect what a rule finds where it was told before
  {
    code: 'case-elsewhere',
    from: ['at-one-row', 'rule-elsewhere', 'target-unknown', 'braces-no-variable'],
    if: (_, cause) => cause.file.endsWith('/rules.json'),
  },
  { code: 'case-region-unruled', from: ['variant-file'] },
  {
    code: 'case-region-unruled',
    from: ['place-unknown', 'region-code-unknown'],
    if: (_, cause) => cause.file.includes('/regions/') && cause.pointer === '/region',
  },
  {
    code: 'variant-unknown',
    from: ['duplicate-rule'],
    // the renamed item was one of the rules
    if: (problem, cause) =>
      /^\/(?:rules|severity)\b/.test(problem.pointer) && !cause.file.includes('/regions/'),
  },
  {
    code: 'case-code-unknown',
    from: ['duplicate-rule'],
    if: (_, cause) => cause.file.includes('/regions/'),
  },
  {
    code: 'carry-left',
    from: ['carry-source'],
    if: (problem, cause) => problem.params.id === cause.params.suggestion,
  },
  {
    code: 'carry-left',
    from: ['carry-missing'],
    if: (problem, cause) => problem.params.id === cause.params.id,
  },
  {
    code: 'variant-unknown',
    from: ['unknown-name'],
    if: (problem, cause) => cause.params.name === `params.${problem.params.name as string}`,
  },
  { code: 'default-invalid', from: ['keyword-unheeded'], if: isAtSameLocation },
  {
    code: 'example-invalid',
    from: [
      'pattern-invalid',
      'pattern-backtracks',
      'pattern-odd',
      'schema-contradiction',
      'format-unknown',
      'option-refused',
      'samples-refused',
    ],
    if: (problem, { file, pointer }) =>
      problem.file === file && isWithin(problem.pointer, parentPointer(pointer)),
  },
  {
    code: 'sample-mistake',
    from: ['option-spaces'],
    if: (problem, cause) => JSON.stringify(problem.params).includes(String(cause.params.option).trim()),
  },
  {
    code: 'sample-mistake',
    from: [
      'samples-refused',
      'option-refused',
      'schema-contradiction',
      'pattern-odd',
      'pattern-unanchored',
      'field-refused',
    ],
    if: (problem, cause) =>
      `${cause.pointer}/`.includes(`/properties/${splitPointer(problem.pointer).at(-1)}/`),
  },
  {
    code: 'unknown-name',
    from: ['wrong-type'],
    if: (problem, { file, pointer }) =>
      file.endsWith('/edition.json') && problem.params.name === pointer.slice(1).replaceAll('/', '.'),
  },
  { code: 'file-missing', from: ['wrong-type'], if: (_, { pointer }) => pointer === '/inherits' },
  // if a field has the wrong type, only the first keyword that does not fit is reported
  { code: 'keyword-mismatch', from: ['keyword-mismatch'], if: isLaterBeside },
  {
    code: 'unit-missing',
    from: ['keyword-mismatch', 'samples-refused'],
    if: (problem, cause) => isWithin(cause.pointer, problem.pointer),
  },
  ...(
    ['field-type-mismatch', 'wrong-arguments', 'type-mismatch', 'not-a-condition', 'fix-invalid'] as const
  ).map((code): Following => ({ code, from: ['keyword-mismatch', 'field-open'] })),
  ...(['unknown-field', 'target-unknown', 'case-cell-unknown'] as const).map((code): Following => ({
    code,
    from: ['keyword-mismatch'],
    if: ({ params }, { pointer }) => {
      const named = String(params.pointer ?? params.cell ?? params.name ?? '').replaceAll('/', '.')
      return `.${named}.`.includes(`.${splitPointer(pointer).at(-2)}.`)
    },
  })),
  { code: 'case-missing', from: ['field-open'] },
  { code: 'unit-not-printed', from: ['title-missing'], if: ({ params }) => params.field === '' },
  {
    code: 'table-of-cards',
    from: ['invalid-value'],
    if: (_, { pointer }) => pointer.endsWith('/type'),
  },
  // a number with a unit other than the displayed one
  ...(['unit-mismatch', 'band-unit'] as const).map((code): Following => ({
    code,
    from: ['title-unit'],
    if: ({ params: { left, right } }, { params: { unit, stated } }) =>
      (left === unit && right === stated) || (left === stated && right === unit),
  })),
  {
    code: 'unit-not-printed',
    from: ['title-unit'],
    if: (problem, cause) => problem.params.unit === cause.params.unit,
  },
  // whether a copied field is shown can only be checked once it has its own id
  ...(['not-on-screen', 'not-on-paper'] as const).map((code): Following => ({
    code,
    from: ['duplicate-id'],
    if: (problem, cause) => folderOf(problem.file) === folderOf(cause.file),
  })),
  // a heading copied from another part also has its number
  ...(['heading-number', 'number-twice'] as const).map((code): Following => ({
    code,
    from: ['heading-of-other'],
    if: (problem, cause) => folderOf(problem.file) === folderOf(cause.file),
  })),
  {
    code: 'variant-window',
    from: ['window-reversed'],
    if: (_, cause) => cause.file.endsWith('/edition.json'),
  },
  {
    code: 'unknown-field',
    from: ['years-gap'],
    if: (problem, { params: { missing } }) =>
      [missing].flat().some((year) => String(problem.params.name).endsWith(`.y${String(year)}`)),
  },
  // options of another control
  ...(['field-type-mismatch', 'option-unknown'] as const).map((code): Following => ({
    code,
    from: ['twice-on-screen'],
    if: (problem, cause) =>
      problem.file === cause.file && isWithin(problem.pointer, cause.pointer.slice(0, -'/scope'.length)),
  })),
  {
    code: 'table-too-wide',
    from: ['invalid-value', 'page-margins', 'wrong-type'],
    if: (_, { file, pointer }) => file.endsWith('/edition.json') && pointer.startsWith('/page'),
  },
  // a value computed for the wrong field
  ...(['read-only-empty', 'fix-computed'] as const).map((code): Following => ({
    code,
    from: ['fix-invalid', 'unit-mismatch'],
    if: (_, { pointer }) => pointer.endsWith('/compute'),
  })),
  ...(['unknown-name', 'target-unknown', 'rule-name-unused', 'each-unusable'] as const).map(
    (code): Following => ({
      code,
      from: ['each-named'],
      if: (problem, cause) => problem.file === cause.file,
    }),
  ),
  // if a formula cannot fill its field anyway, its unit does not matter
  {
    code: 'unit-mismatch',
    from: ['fix-computed', 'computed-twice'],
    if: (problem, cause) => problem.file === cause.file && ruleOf(problem) === ruleOf(cause),
  },
  {
    code: 'read-only-empty',
    from: ['rules-gone'],
    if: (problem, cause) => folderOf(problem.file) === folderOf(cause.file),
  },
  {
    code: 'year-placeholder',
    from: ['years-unknown'],
    if: (problem, cause) => String(problem.params.name).startsWith(`{${cause.params.name as string}.`),
  },
  {
    code: 'scope-unknown',
    from: ['field-refused'],
    if: (problem, cause) => String(problem.params.scope).endsWith(`/${cause.params.field as string}`),
  },
  {
    code: 'cell-unknown',
    from: ['field-refused'],
    if: (problem, cause) => String(problem.params.cell).endsWith(`/${cause.params.field as string}`),
  },
]

function isLaterBeside(problem: Problem, other: Problem): boolean {
  const fieldOf = ({ pointer }: Problem) => parentPointer(pointer)
  return problem.file === other.file && fieldOf(problem) === fieldOf(other) && other.pointer < problem.pointer
}

function ruleOf({ pointer }: Problem): string {
  return splitPointer(pointer).slice(0, 2).join('/')
}

function folderOf(file: string): string {
  return file.slice(0, file.lastIndexOf('/'))
}

function isAtSameLocation(problem: Problem, other: Problem): boolean {
  return problem.file === other.file && problem.pointer === other.pointer
}

/**
 * Problems without those that follow from others among them, or from earlier ones. An error must not
 * disappear behind a warning: a warning that causes an error is reported as an error, or, if it was reported
 * earlier, the error is reported too.
 */
export function withoutConsequences(
  problems: readonly Problem[],
  before: readonly Problem[] = [],
): readonly Problem[] {
  const all = [...before, ...problems]
  const reportedBefore = new Set(before)
  const kept: Problem[] = []
  const raised = new Set<Problem>()
  for (const problem of problems) {
    const root = rootOf(problem, all)
    if (root === problem) kept.push(problem)
    else if (problem.severity === 'error' && root.severity === 'warning')
      if (reportedBefore.has(root)) kept.push(problem)
      else raised.add(root)
  }
  return kept.map((problem) => (raised.has(problem) ? { ...problem, severity: 'error' } : problem))
}

/** The root cause of a problem, preferring errors to warnings; the problem itself if it has none. */
function rootOf(problem: Problem, all: readonly Problem[], seen: readonly Problem[] = []): Problem {
  const rules = FOLLOWING.filter(({ code }) => code === problem.code)
  if (rules.length === 0) return problem
  const causes = all.filter(
    (cause) =>
      !seen.includes(cause) &&
      rules.some(({ from, if: isThat }) => from.includes(cause.code) && (!isThat || isThat(problem, cause))),
  )
  const cause = causes.find(({ severity }) => severity === 'error') ?? causes[0]
  return cause ? rootOf(cause, all, [...seen, problem]) : problem
}

/** Problems without those of a rule that was meant to be omitted, if its id is misspelt in `omits`. */
export function withoutOmitted(context: LintContext, problems: readonly Problem[]): readonly Problem[] {
  const meant = new Set(
    problems.flatMap(({ code, params }) => (code === 'omit-unknown' ? params.suggestion : [])),
  )
  if (meant.size === 0) return problems
  const omitted = context.bundle.rules.filter(({ id }) => meant.has(id))
  return problems.filter(
    ({ file, pointer }) =>
      !omitted.some(
        ({ part, index }) =>
          partSource(context, part, 'rules').file === file && isWithin(pointer, `/rules/${index}`),
      ),
  )
}
