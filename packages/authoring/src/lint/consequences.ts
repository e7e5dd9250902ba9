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
      'state-unreachable',
      'state-stuck',
      'eligibility-missing',
      'next-missing',
      'text-markup',
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
    if: (one, cause) => one.params.suggestion === cause.params.id,
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
  { code: 'default-invalid', from: ['keyword-unheeded'], if: isAtSamePlace },
  {
    code: 'sample-mistake',
    from: ['option-spaces'],
    if: (one, cause) => JSON.stringify(one.params).includes(String(cause.params.option).trim()),
  },
  {
    code: 'sample-mistake',
    from: ['option-refused', 'schema-contradiction', 'pattern-odd', 'pattern-unanchored', 'field-refused'],
    if: (one, cause) => `${cause.pointer}/`.includes(`/properties/${splitPointer(one.pointer).at(-1)}/`),
  },
  {
    code: 'unknown-name',
    from: ['wrong-type'],
    if: (one, { file, pointer }) =>
      file.endsWith('/edition.json') && one.params.name === pointer.slice(1).replaceAll('/', '.'),
  },
  { code: 'file-missing', from: ['wrong-type'], if: (_, { pointer }) => pointer === '/inherits' },
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

function isAtSamePlace(one: Problem, other: Problem): boolean {
  return one.file === other.file && one.pointer === other.pointer
}

/**
 * Problems without those that follow from others of them, or from some that were told before.
 */
export function withoutConsequences(
  problems: readonly Problem[],
  before: readonly Problem[] = [],
): readonly Problem[] {
  const all = [...before, ...problems]
  return problems.filter(
    (problem) =>
      !FOLLOWING.some(
        ({ code, from, if: isThat }) =>
          code === problem.code &&
          all.some((cause) => from.includes(cause.code) && (!isThat || isThat(problem, cause))),
      ),
  )
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
