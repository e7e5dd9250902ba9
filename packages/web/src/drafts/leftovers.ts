import type { Call } from '@formwright/api'
import { equal, isObject, unstorableTexts } from '@formwright/definition'
import type { Draft, SetAside } from './database.ts'

type Leftover = Call<'POST /applications/:id/left-over'>['body']['left'][number]

/** Answers of one request at most. */
const AT_ONCE = 100

/** What had no place when an application was moved to a corrected form here, for the server to keep. */
export function unsentLeftovers({ remote, aside = [], refused = [] }: Draft): SetAside[] {
  if (!remote) return []
  const isRefused = (sha256?: string) => refused.some((one) => one.sha256 === sha256)
  return aside.filter((one) => {
    const file = leftoverFile(one)
    return one.of !== undefined && unstorableTexts(one, 1).length === 0 && !(file && isRefused(file.sha256))
  })
}

/** The first of them, as they are sent. */
export function leftoverRequest(left: readonly SetAside[]): Leftover[] {
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

/** The server keeps these. */
export function withoutSentLeftovers(draft: Draft, sent: readonly Leftover[]): Draft {
  const isSent = ({ of, pointer, value }: SetAside) =>
    sent.some((one) => one.of === of && one.pointer === pointer && equal(one.value, value))
  return { ...draft, aside: (draft.aside ?? []).filter((one) => !isSent(one)) }
}

/** The file of evidence that was left without a place. */
export function leftoverFile({
  value,
}: Pick<SetAside, 'value'>): { sha256: string; name: string } | undefined {
  if (!isObject(value) || typeof value.sha256 !== 'string') return undefined
  return { sha256: value.sha256, name: typeof value.name === 'string' ? value.name : value.sha256 }
}
