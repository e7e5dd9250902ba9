import { equal, pointerAfter, valueAt } from '@formwright/definition'
import { applyPatch } from '@formwright/engine'
import type { Json } from '@formwright/definition'
import type { Origins } from '@formwright/api'
import type { Draft, LeftOfFile, OtherAnswers, ServerCopy, SentValue, DraftLeftover } from './database.ts'

/** A document converted to another version of its edition. */
interface RebasedAnswers {
  readonly answers: unknown
  /** Where fields moved. */
  readonly moved: readonly { readonly from: string; readonly to: string }[]
  /** Values without a field, as typed. */
  readonly aside: readonly DraftLeftover[]
}

/** The conversion from one version of an edition to another. */
export interface EditionMove {
  /** Digests. */
  readonly from: string
  readonly to: string
  readonly move: (answers: unknown) => RebasedAnswers
  /** Restores leftovers into answers on `to`; for applications the server does that. */
  readonly back?: (answers: unknown, aside: readonly DraftLeftover[]) => RestoredAnswers
}

/** Answers with restored leftovers. */
export interface RestoredAnswers {
  readonly answers: unknown
  /** The pointers that they fill. */
  readonly restored: Readonly<Record<string, Json>>
  /** Those that still have no field. */
  readonly aside: readonly DraftLeftover[]
}

/**
 * Converts a draft to another version of its edition: everything follows its field, and values without one
 * become leftovers. A pending save is prepared again.
 */
export function rebasedDraft(draft: Draft, { from, to, move, back }: EditionMove): Draft {
  if (draft.edition !== from) return draft
  const own = move(draft.answers)
  const theirs = draft.remote && move(draft.remote.answers)
  const windows = (draft.windows ?? []).map((other) => ({ other, moved: move(other.answers) }))
  const aside = [own, ...windows.map(({ moved: rebased }) => rebased)]
    .flatMap((one) => one.aside)
    .map((one): DraftLeftover => ({ ...one, of: from }))
  const put = draft.remote ? undefined : back?.(own.answers, draft.aside ?? [])
  return {
    ...withAside(put ? { ...draft, aside: put.aside } : draft, aside, theirs?.aside),
    edition: to,
    answers: put?.answers ?? own.answers,
    origins: { ...originsAfter(draft.origins, own), ...originsOf(put?.restored) },
    windows: windows.map(({ other, moved: rebased }): OtherAnswers => ({
      base: move(other.base).answers,
      answers: rebased.answers,
    })),
    revision: draft.revision + 1,
    version: (draft.version ?? 0) + 1,
    ...(draft.remote && theirs
      ? {
          remote: {
            revision: draft.remote.revision,
            answers: theirs.answers,
            base: move(draft.remote.base).answers,
            origins: originsAfter(draft.remote.origins ?? {}, own),
            unanswered: rebasedSent(draft.remote, move),
          },
        }
      : {}),
  }
}

/** Converts a pending save, which the server may have applied before the correction. */
function rebasedSent(
  { answers, pending, unanswered = [] }: ServerCopy,
  move: EditionMove['move'],
): readonly SentValue[] {
  const { patch = [] } = pending ?? {}
  const sent = move(applyPatch(answers, patch))
  const pointers = patch.map(({ path }) => pointerAfter(path, sent.moved))
  return [
    ...unanswered.map(([pointer, value]): SentValue => [pointerAfter(pointer, sent.moved), value]),
    ...pointers.map((pointer): SentValue => [pointer, valueAt(sent.answers, pointer)]),
  ]
}

/** Adds leftovers without duplicates; those that the server stores itself are omitted. */
export function withAside(
  draft: Draft,
  found: readonly DraftLeftover[],
  known: readonly DraftLeftover[] = [],
): Draft {
  const kept = draft.aside ?? []
  const isSame = (one: DraftLeftover) => (other: DraftLeftover) =>
    one.pointer === other.pointer && equal(one.value, other.value)
  const added = found.filter((one, index) => ![...kept, ...known, ...found.slice(0, index)].some(isSame(one)))
  return added.length === 0 ? draft : { ...draft, aside: [...kept, ...added] }
}

/** Adds values left by imported files, without duplicates, because a file may be imported again. */
export function withLeftOfFiles(draft: Draft, found: readonly LeftOfFile[]): Draft {
  const kept = draft.leftOfFiles ?? []
  const added = found.filter((one) => !kept.some((other) => equal(one, other)))
  return added.length === 0 ? draft : { ...draft, leftOfFiles: [...kept, ...added] }
}

function originsOf(restored: RestoredAnswers['restored'] = {}): Origins {
  return Object.fromEntries(
    Object.entries(restored).map(([pointer, value]) => [pointer, { origin: 'restored', value }] as const),
  )
}

function originsAfter(origins: Origins, { moved }: RebasedAnswers): Origins {
  return Object.fromEntries(
    Object.entries(origins).map(([pointer, mark]) => [pointerAfter(pointer, moved), mark] as const),
  )
}
