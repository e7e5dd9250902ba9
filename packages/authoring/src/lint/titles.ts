import { schemasBelow, splitPointer, treeOf, walk, cutList, withoutUnit } from '@formwright/definition'
import type { FormNode, Loaded, Problem, ProblemCode, Schema } from '@formwright/definition'
import { fileProblem, schemaProblem, writtenNodes } from './context.ts'
import type { LintCheck } from './context.ts'

/** Everything shown to people must have a title; one problem for all without. */
export const titles: LintCheck = (context) => {
  const { root } = treeOf(context.bundle)
  const nameless = [...walk(root)].filter(
    (node) => node !== root && isRead(node) && node.schema.title === undefined,
  )
  const [first] = nameless
  const long = schemasBelow(context.bundle.schema).flatMap(({ pointer, node: { title } }): Problem[] => {
    const characters = typeof title === 'string' ? [...title] : []
    if (characters.length <= LONGEST) return []
    const params = { title: characters.slice(0, TOLD).join(''), count: characters.length }
    return [schemaProblem(context, pointer, 'title', 'title-long', params)]
  })
  if (!first) return long
  const names = nameless.map(({ target }) => target)
  return [
    ...long,
    schemaProblem(context, first.schemaPointer, '', 'title-missing', {
      count: nameless.length,
      field: cutList(names, SHOWN),
    }),
  ]
}

/** A description that repeats the title does not explain how to fill in the field. */
export const repeatingDescriptions: LintCheck = (context) =>
  writtenNodes(context).flatMap(({ source, pointer, node: { title, description } }) => {
    if (typeof title !== 'string' || typeof description !== 'string') return []
    if (lettersOf(title) === '' || lettersOf(title) !== lettersOf(description)) return []
    return [fileProblem(source, `${pointer}/description`, 'description-repeats', { title })]
  })

/** The letters and digits of a text. */
function lettersOf(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\p{S}%‰]/gu, '')
}

/** Maximum length of a title, and the length to which a longer one is cut in the problem. */
const LONGEST = 160
const TOLD = 20

/** Maximum number of fields that are named. */
const SHOWN = 5

/** Whether the title of a node is shown: of a value, but not of a row or its group. */
function isRead({ kind, repeated, parent, schema }: FormNode): boolean {
  const isValue = kind === 'cell' || kind === 'opaque' || schema['x-annual'] !== undefined
  return isValue && !repeated && parent?.schema.format !== 'region'
}

/** Problems about a name that is not a path, and the parameter that contains it. */
const NAMED: Partial<Record<ProblemCode, string>> = {
  'not-a-path': 'value',
  'unknown-required': 'name',
  'rule-text-unquoted': 'found',
  'target-unknown': 'pointer',
  'cell-unknown': 'cell',
  'scope-unknown': 'scope',
}

/** If a field is named by its title, suggests its path. */
export function byTitles(problems: readonly Problem[], loaded: Loaded): Problem[] {
  let paths: ReadonlyMap<string, readonly (readonly string[])[]> | undefined
  return problems.map((problem) => {
    const written = problem.params[NAMED[problem.code] ?? '']
    if (typeof written !== 'string') return problem
    paths ??= pathsByTitle(loaded)
    const [path, another] = paths.get(plain(written)) ?? []
    if (!path || another) return problem
    const suggestion = problem.code === 'unknown-required' ? path.at(-1)! : path.join('.')
    const isText = problem.code === 'rule-text-unquoted'
    const { fix: _, ...reported } = problem
    return {
      ...reported,
      ...(isText ? { code: 'unknown-name' as const } : {}),
      params: { ...problem.params, ...(isText ? { name: written } : {}), suggestion },
    }
  })
}

/** A title without unit and without the signs of a path. */
function plain(written: string): string {
  return withoutUnit(written.replace(/^#?\/?(properties\/)?/, ''))
}

function pathsByTitle({ parts }: Loaded): ReadonlyMap<string, readonly (readonly string[])[]> {
  const paths = new Map<string, string[][]>()
  for (const { key, files } of parts)
    for (const { pointer, node } of schemasBelow(files.schema!.value as Schema)) {
      const steps = splitPointer(pointer)
      const isMember = steps.every((step, index) => index % 2 === 1 || step === 'properties')
      if (!isMember || steps.length === 0 || typeof node.title !== 'string') continue
      const path = [...(key === '' ? [] : [key]), ...steps.filter((_, index) => index % 2 === 1)]
      paths.set(plain(node.title), [...(paths.get(plain(node.title)) ?? []), path])
    }
  return paths
}
