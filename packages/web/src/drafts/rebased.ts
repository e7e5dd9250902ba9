import { equal, pointerAfter, valueAt } from '@formwright/definition'
import { applyPatch } from '@formwright/engine'
import type { Json } from '@formwright/definition'
import type { Origins } from '@formwright/api'
import type { Draft, LeftOfFile, OtherAnswers, ServerCopy, SentValue, SetAside } from './database.ts'

/** What a document is under another version of its edition. */
interface RebasedAnswers {
  readonly answers: unknown
  /** Where fields went. */
  readonly moved: readonly { readonly from: string; readonly to: string }[]
  /** What has no place there, as it was typed. */
  readonly aside: readonly SetAside[]
}

/** The way from one version of an edition to another. */
export interface EditionMove {
  /** Digests. */
  readonly from: string
  readonly to: string
  readonly move: (answers: unknown) => RebasedAnswers
  /** Puts what has its place again into answers that are on `to`; of applications the server does that. */
  readonly back?: (answers: unknown, aside: readonly SetAside[]) => RestoredAnswers
}

/** Answers with what has its place again. */
export interface RestoredAnswers {
  readonly answers: unknown
  /** The places that it fills. */
  readonly restored: Readonly<Record<string, Json>>
  /** What has none still. */
  readonly aside: readonly SetAside[]
}

/**
 * A draft under another version of its edition: everything that it holds goes where its field went, and what
 * has no place there is kept beside it. What was on its way to the server is made ready anew, from what
 * stands here.
 */
export function rebasedDraft(draft: Draft, { from, to, move, back }: EditionMove): Draft {
  if (draft.edition !== from) return draft
  const own = move(draft.answers)
  const theirs = draft.remote && move(draft.remote.answers)
  const windows = (draft.windows ?? []).map((other) => ({ other, moved: move(other.answers) }))
  const aside = [own, ...windows.map(({ moved: rebased }) => rebased)]
    .flatMap((one) => one.aside)
    .map((one): SetAside => ({ ...one, of: from }))
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

/**
 * What was on its way, where it stands in the other version: the server may have taken it before the form was
 * corrected.
 */
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

/** With what has no place any more, each once; what the server sets aside by itself it keeps. */
export function withAside(draft: Draft, found: readonly SetAside[], known: readonly SetAside[] = []): Draft {
  const kept = draft.aside ?? []
  const isSame = (one: SetAside) => (other: SetAside) =>
    one.pointer === other.pointer && equal(one.value, other.value)
  const added = found.filter((one, index) => ![...kept, ...known, ...found.slice(0, index)].some(isSame(one)))
  return added.length === 0 ? draft : { ...draft, aside: [...kept, ...added] }
}

/** With what a file that was brought in left behind, each once: one file may be read again. */
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
