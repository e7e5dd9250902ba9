import { isWithin, splitPointer } from '@formwright/definition'
import type { Problem, ProblemCode } from '@formwright/definition'
import { partSource } from './context.ts'
import type { LintContext } from './context.ts'

/** A problem that follows from another need not be told: once the one is mended, the other is. */
interface Following {
  readonly code: ProblemCode
  readonly from: readonly ProblemCode[]
  /** Whether it is that one from which it follows; any of its code unless said. */
  readonly if?: (problem: Problem, cause: Problem) => boolean
}

const FOLLOWING: readonly Following[] = [
  // what is not said any more needs no translation
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
  { code: 'case-region-unruled', from: ['variant-file'] },
  {
    code: 'case-region-unruled',
    from: ['place-unknown', 'region-code-unknown'],
    if: (_, cause) => cause.file.includes('/regions/') && cause.pointer === '/region',
  },
  {
    code: 'variant-unknown',
    from: ['duplicate-rule'],
    // what is called as another now was one of the rules
    if: (one, cause) => /^\/(?:rules|severity)\b/.test(one.pointer) && !cause.file.includes('/regions/'),
  },
  {
    code: 'case-code-unknown',
    from: ['duplicate-rule'],
    if: (_, cause) => cause.file.includes('/regions/'),
  },
  {
    code: 'carry-left',
    from: ['carry-source'],
    if: (one, cause) => one.params.id === cause.params.suggestion,
  },
  { code: 'carry-left', from: ['carry-missing'], if: (one, cause) => one.params.id === cause.params.id },
  {
    code: 'variant-unknown',
    from: ['unknown-name'],
    if: (one, cause) => cause.params.name === `params.${one.params.name as string}`,
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
    if: (one, { file, pointer }) =>
      one.file === file && isWithin(one.pointer, pointer.slice(0, pointer.lastIndexOf('/'))),
  },
  {
    code: 'sample-mistake',
    from: ['option-spaces'],
    if: (one, cause) => JSON.stringify(one.params).includes(String(cause.params.option).trim()),
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
    if: (one, cause) => `${cause.pointer}/`.includes(`/properties/${splitPointer(one.pointer).at(-1)}/`),
  },
  {
    code: 'unknown-name',
    from: ['wrong-type'],
    if: (one, { file, pointer }) =>
      file.endsWith('/edition.json') && one.params.name === pointer.slice(1).replaceAll('/', '.'),
  },
  { code: 'file-missing', from: ['wrong-type'], if: (_, { pointer }) => pointer === '/inherits' },
  // of a field of another type than was meant, its first keyword that cannot stand there is told
  { code: 'keyword-mismatch', from: ['keyword-mismatch'], if: isLaterBeside },
  {
    code: 'unit-missing',
    from: ['keyword-mismatch', 'samples-refused'],
    if: (one, cause) => isWithin(cause.pointer, one.pointer),
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
  // a number that is of another unit than people are told
  {
    code: 'unit-mismatch',
    from: ['title-unit'],
    if: ({ params: { left, right } }, { params: { unit, stated } }) =>
      (left === unit && right === stated) || (left === stated && right === unit),
  },
  {
    code: 'unit-not-printed',
    from: ['title-unit'],
    if: (one, cause) => one.params.unit === cause.params.unit,
  },
  // where a copied field is shown is to be seen once it has an id of its own
  ...(['not-on-screen', 'not-on-paper'] as const).map((code): Following => ({
    code,
    from: ['duplicate-id'],
    if: (one, cause) => folderOf(one.file) === folderOf(cause.file),
  })),
  // a heading that is that of another part has its number as well
  ...(['heading-number', 'number-twice'] as const).map((code): Following => ({
    code,
    from: ['heading-of-other'],
    if: (one, cause) => folderOf(one.file) === folderOf(cause.file),
  })),
  {
    code: 'variant-window',
    from: ['window-reversed'],
    if: (_, cause) => cause.file.endsWith('/edition.json'),
  },
  {
    code: 'unknown-field',
    from: ['years-gap'],
    if: (one, { params: { missing } }) =>
      [missing].flat().some((year) => String(one.params.name).endsWith(`.y${String(year)}`)),
  },
  // the options of another control than was meant
  ...(['field-type-mismatch', 'option-unknown'] as const).map((code): Following => ({
    code,
    from: ['twice-on-screen'],
    if: (one, cause) =>
      one.file === cause.file && isWithin(one.pointer, cause.pointer.slice(0, -'/scope'.length)),
  })),
  {
    code: 'table-too-wide',
    from: ['invalid-value', 'page-margins', 'wrong-type'],
    if: (_, { file, pointer }) => file.endsWith('/edition.json') && pointer.startsWith('/page'),
  },
  // what is worked out for another field than was meant
  ...(['read-only-empty', 'fix-computed'] as const).map((code): Following => ({
    code,
    from: ['fix-invalid', 'unit-mismatch'],
    if: (_, { pointer }) => pointer.endsWith('/compute'),
  })),
  ...(['unknown-name', 'target-unknown', 'rule-name-unused', 'each-unusable'] as const).map(
    (code): Following => ({
      code,
      from: ['each-named'],
      if: (one, cause) => one.file === cause.file,
    }),
  ),
  // of what cannot fill its field anyway the unit does not matter
  {
    code: 'unit-mismatch',
    from: ['fix-computed', 'computed-twice'],
    if: (one, cause) => one.file === cause.file && ruleOf(one) === ruleOf(cause),
  },
  {
    code: 'read-only-empty',
    from: ['rules-gone'],
    if: (one, cause) => folderOf(one.file) === folderOf(cause.file),
  },
  {
    code: 'year-placeholder',
    from: ['years-unknown'],
    if: (one, cause) => String(one.params.name).startsWith(`{${cause.params.name as string}.`),
  },
  {
    code: 'scope-unknown',
    from: ['field-refused'],
    if: (one, cause) => String(one.params.scope).endsWith(`/${cause.params.field as string}`),
  },
  {
    code: 'cell-unknown',
    from: ['field-refused'],
    if: (one, cause) => String(one.params.cell).endsWith(`/${cause.params.field as string}`),
  },
]

function isLaterBeside(one: Problem, other: Problem): boolean {
  const fieldOf = ({ pointer }: Problem) => pointer.slice(0, pointer.lastIndexOf('/'))
  return one.file === other.file && fieldOf(one) === fieldOf(other) && other.pointer < one.pointer
}

function ruleOf({ pointer }: Problem): string {
  return splitPointer(pointer).slice(0, 2).join('/')
}

function folderOf(file: string): string {
  return file.slice(0, file.lastIndexOf('/'))
}

function isAtSameLocation(one: Problem, other: Problem): boolean {
  return one.file === other.file && one.pointer === other.pointer
}

/**
 * Problems without those that follow from others of them, or from some that were told before. What an error
 * follows from keeps the definition from being published as the error would: a warning is told as an error
 * then, and where it was told before, the error is told as well.
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

/** What a problem follows from in the end, an error before a warning; itself where it follows from none. */
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

/** Problems without those of a rule that was to be left out, where its id is misspelt in `omits`. */
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
