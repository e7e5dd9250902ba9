import { nodesOf, closest } from '@formwright/definition'
import type { FollowedYears, Problem } from '@formwright/definition'
import { editionSource, fileProblem } from './context.ts'
import type { LintCheck } from './context.ts'

/** Years can only follow a date field of the form, or a parameter that is a date or year. */
export const followedYears: LintCheck = (context) => {
  const source = editionSource(context, 'edition.json')!
  const { years } = source.value as {
    readonly years: Readonly<Record<string, readonly number[] | FollowedYears>>
  }
  return Object.entries(years).flatMap(([name, set]): Problem[] => {
    if (!('from' in set)) return []
    const known = set.from.startsWith('/') ? dates(context) : yearly(context)
    if (known.includes(set.from)) return []
    const suggestion = closest(set.from, known)
    return [fileProblem(source, `/years/${name}/from`, 'target-unknown', { pointer: set.from, suggestion })]
  })
}

function dates({ bundle }: Parameters<LintCheck>[0]): string[] {
  return nodesOf(bundle)
    .filter(({ shape, pointer }) => shape === 'date' && !pointer.includes('/*'))
    .map(({ pointer }) => pointer)
}

function yearly({ bundle }: Parameters<LintCheck>[0]): string[] {
  return Object.entries(bundle.edition.params)
    .filter(([, { value }]) => /^\d{4}(-\d{2}-\d{2})?$/.test(String(value)))
    .map(([name]) => `params.${name}`)
}
