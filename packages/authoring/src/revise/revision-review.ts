import { below, equal, fieldsOf, fileInfo, ownMember } from '@formwright/definition'
import type { FieldType, FormBundle, FormFile, Loaded, RegionalVariant } from '@formwright/definition'
import { carrySource } from '../carry/carry-file.ts'
import { labelOf } from '../carry/left.ts'
import { yearlyParams, yearMentions } from './mentions.ts'
import type { YearlyParam, YearMention } from './mentions.ts'
import { obsoleteRules } from './obsolete.ts'
import type { ObsoleteRule } from './obsolete.ts'

type Quota = NonNullable<FormFile['quotas']>[number]

/** What a person has to review in the edition of a new year. */
export interface RevisionReview {
  readonly params: readonly YearlyParam[]
  readonly mentions: readonly YearMention[]
  /** Rules that can no longer have an effect. */
  readonly obsolete: readonly ObsoleteRule[]
  /** Fields whose answers the carry map drops, with the reason given there. */
  readonly dropped: readonly { readonly id: string; readonly label: string; readonly reason: string }[]
  /** Regional variants of the previous year, which are not taken over automatically. */
  readonly variants: readonly {
    readonly file: string
    readonly region: string
    readonly authority: string
  }[]
  /** Variants that were taken over but not verified against a notice of this year. */
  readonly unverified: readonly { readonly file: string; readonly authority: string }[]
  /** The quotas taken over from the previous year. */
  readonly quotas: readonly ({ readonly file: string; readonly pointer: string } & Pick<
    Quota,
    'limit' | 'for'
  >)[]
}

/** Whether all of a variant was verified against a notice. */
export function isVerified({ verified, window, params = {} }: RegionalVariant): boolean {
  return [{ verified }, window ?? {}, ...Object.values(params)].every((one) => one.verified !== false)
}

/**
 * The review listed by `revise`, at any time while the new edition is being edited; `undefined` while a file
 * is invalid.
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
