import { below, equal, fieldsOf, fileInfo, ownMember } from '@formwright/definition'
import type { FieldType, FormBundle, FormFile, Loaded, RegionalVariant } from '@formwright/definition'
import { carrySource } from '../carry/carry-file.ts'
import { labelOf } from '../carry/left.ts'
import { yearlyParams, yearMentions } from './mentions.ts'
import type { YearlyParam, YearMention } from './mentions.ts'
import { obsoleteRules } from './obsolete.ts'
import type { ObsoleteRule } from './obsolete.ts'

type Quota = NonNullable<FormFile['quotas']>[number]

/** What a person has to look at in the edition of a new year. */
export interface RevisionReview {
  readonly params: readonly YearlyParam[]
  readonly mentions: readonly YearMention[]
  /** Rules that can no longer say anything. */
  readonly obsolete: readonly ObsoleteRule[]
  /** Fields whose answers the carry map leaves behind, with the reason that stands there. */
  readonly dropped: readonly { readonly id: string; readonly label: string; readonly reason: string }[]
  /** Rulings of regions for the year before, which do not hold on by themselves. */
  readonly variants: readonly {
    readonly file: string
    readonly region: string
    readonly authority: string
  }[]
  /** Rulings that were taken over, and that nobody has read in a notice of this year. */
  readonly unverified: readonly { readonly file: string; readonly authority: string }[]
  /** How many may be recommended, as the year before had it. */
  readonly quotas: readonly ({ readonly file: string; readonly pointer: string } & Pick<
    Quota,
    'limit' | 'for'
  >)[]
}

/** Whether all of a variant was read in a notice. */
export function isVerified({ verified, window, params = {} }: RegionalVariant): boolean {
  return [{ verified }, window ?? {}, ...Object.values(params)].every((one) => one.verified !== false)
}

/**
 * As `revise` lists it, at any time while the new edition is worked on; nothing while a file is not sound.
 */
export function revisionReview(
  before: Loaded,
  after: Loaded,
  fieldTypes?: readonly FieldType[],
): RevisionReview | undefined {
  const { bundle } = after
  if (!before.bundle || !bundle) return undefined
  const kept = new Set((bundle.variants ?? []).map(({ region }) => region))
  return {
    params: yearlyParams(after.files, after.edition, bundle),
    mentions: yearMentions({ ...before, bundle: before.bundle }, after),
    obsolete: obsoleteRules(before.bundle, after, fieldTypes),
    dropped: droppedBy(after, bundle),
    variants: (before.bundle.variants ?? [])
      .filter(({ region }) => !kept.has(region))
      .map(({ region, authority }) => ({
        file: `${before.edition}/regions/${region}.json`,
        region,
        authority,
      })),
    unverified: [...after.sources.values()].flatMap(({ file, value }) =>
      fileInfo(file).kind === 'variant' && !isVerified(value as RegionalVariant)
        ? [{ file, authority: (value as RegionalVariant).authority }]
        : [],
    ),
    quotas: quotasAsBefore(before.bundle, after),
  }
}

function quotasAsBefore({ form }: FormBundle, after: Loaded): RevisionReview['quotas'] {
  const own = after.sources.get(`${after.edition}/edition.json`)!
  const written = own.value as { readonly quotas?: readonly Quota[] }
  const file = written.quotas ? own.file : 'form.json'
  return (after.bundle!.form.quotas ?? []).flatMap((quota, index) => {
    const { limit, for: whom } = quota
    const isAsBefore = form.quotas?.some((one) => equal(one, quota))
    if (!isAsBefore) return []
    return [{ file, pointer: below('/quotas', index), limit, ...(whom === undefined ? {} : { for: whom }) }]
  })
}

function droppedBy(loaded: Loaded, bundle: FormBundle): RevisionReview['dropped'] {
  const { fields = {} } = (carrySource(loaded)?.value ?? {}) as NonNullable<FormBundle['carry']>
  return fieldsOf(bundle).flatMap((field) => {
    const entry = ownMember(fields, field.id)
    return typeof entry === 'object' && 'drop' in entry
      ? [{ id: field.id, label: labelOf(field), reason: entry.drop }]
      : []
  })
}
