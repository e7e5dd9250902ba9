import type { RevisionReview } from '@formwright/authoring'
import type { EditionFile } from '@formwright/definition'
import type { StudioModel } from '../model/studio-model.ts'
import { yearLines } from './year-lines.ts'
import type { YearLine } from './year-lines.ts'

/** What has to be reviewed in a draft, each item with the name under which it is ticked off. */
export interface ToTickOff {
  readonly previous: string
  readonly params: readonly Named<RevisionReview['params'][number]>[]
  readonly quotas: readonly Named<RevisionReview['quotas'][number]>[]
  readonly obsolete: readonly Named<RevisionReview['obsolete'][number]>[]
  readonly unverified: readonly Named<RevisionReview['unverified'][number]>[]
  readonly variants: readonly Named<RevisionReview['variants'][number]>[]
  readonly lines: readonly Named<YearLine>[]
  /** Number of mentions that no applicant reads. */
  readonly aside: number
  /** The names of all items. */
  readonly items: readonly string[]
}

type Named<T> = T & { readonly item: string }

/** Maximum length of a name. */
const MOST = 1000

/** The edition from which this one was drafted, if its files exist. */
export function previousOf({ edition, loaded, files }: StudioModel): string | undefined {
  const { previous } = loaded.sources.get(`${edition}/edition.json`)!.value as EditionFile
  return previous && files.has(`${previous}/edition.json`) ? previous : undefined
}

/**
 * Names the items by kind and content rather than by location: a text that changes after it was ticked off
 * has to be reviewed again, one that only moves does not.
 */
export function toTickOff(model: StudioModel, previous: string, found: RevisionReview): ToTickOff {
  const { lines, aside } = yearLines(model, found.mentions)
  const lists = {
    params: named(found.params, ({ name, value }) => ['param', name, value]),
    quotas: named(found.quotas, ({ limit, for: whom = '' }) => ['quota', whom, limit]),
    obsolete: named(found.obsolete, ({ file, id }) => ['rule', file, id]),
    unverified: named(found.unverified, ({ file }) => ['unverified', file]),
    variants: named(found.variants, ({ file }) => ['region', file]),
    lines: named(lines, ({ file, text }) => ['year', file, text]),
  }
  const items = Object.values(lists).flatMap((list) => list.map(({ item }) => item))
  return { previous, ...lists, aside, items }
}

function named<T>(list: readonly T[], of: (one: T) => readonly (string | number)[]): Named<T>[] {
  return list.map((one) => ({ ...one, item: of(one).join(' ').slice(0, MOST) }))
}
