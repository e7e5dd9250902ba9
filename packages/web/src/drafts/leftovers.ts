import type { Call } from '@formwright/api'
import { equal, isObject, unstorableTexts } from '@formwright/definition'
import type { Draft, DraftLeftover } from './database.ts'

type Leftover = Call<'POST /applications/:id/left-over'>['body']['left'][number]

/** Maximum number per request. */
const AT_ONCE = 100

/** Leftovers of a local move to a corrected form, to be stored by the server. */
export function unsentLeftovers({ remote, aside = [], refused = [] }: Draft): DraftLeftover[] {
  if (!remote) return []
  const isRefused = (sha256?: string) => refused.some((one) => one.sha256 === sha256)
  return aside.filter((one) => {
    const file = leftoverFile(one)
    return one.of !== undefined && unstorableTexts(one, 1).length === 0 && !(file && isRefused(file.sha256))
  })
}

/** The first of them as a request. */
export function leftoverRequest(left: readonly DraftLeftover[]): Leftover[] {
  return left.slice(0, AT_ONCE).map(({ of, reason, pointer, label, value, detail, rows }) => ({
    of: of!,
    reason,
    pointer,
    label,
    detail,
    value: value as Leftover['value'],
    ...(rows ? { rows: rows as NonNullable<Leftover['rows']> } : {}),
  }))
}

/** Removes the leftovers that the server has stored. */
export function withoutSentLeftovers(draft: Draft, sent: readonly Leftover[]): Draft {
  const isSent = ({ of, pointer, value }: DraftLeftover) =>
    sent.some((one) => one.of === of && one.pointer === pointer && equal(one.value, value))
  return { ...draft, aside: (draft.aside ?? []).filter((one) => !isSent(one)) }
}

/** The evidence file of a leftover. */
export function leftoverFile({
  value,
}: Pick<DraftLeftover, 'value'>): { sha256: string; name: string } | undefined {
  if (!isObject(value) || typeof value.sha256 !== 'string') return undefined
  return { sha256: value.sha256, name: typeof value.name === 'string' ? value.name : value.sha256 }
}
