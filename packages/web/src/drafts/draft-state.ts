import type { Origins } from '@formwright/api'
import { applyPatch, diffDocuments, joinOrigins, reconcile, withValue } from '@formwright/engine'
import type { Conflict, Decide, Operation, Reconciled } from '@formwright/engine'
import { equal, splitPointer, unstorableTexts, valueAt } from '@formwright/definition'
import type { Draft, OtherAnswers, RefusedEntry, ServerCopy } from './database.ts'
import { namedFiles } from './named-files.ts'
import { withoutRefused } from './without-refused.ts'
import { leftoverFile, unsentLeftovers } from './leftovers.ts'

/**
 * The state transitions of a draft, as pure functions: a window writes, the server responds, a conflict is
 * resolved. Each returns the same draft if nothing changes.
 */

/** Merges two versions of answers, matching rows as the form says. */
export type Reconcile = (base: unknown, mine: unknown, theirs: unknown) => Reconciled

/** An unresolved conflict. */
export interface Undecided extends Conflict {
  /** Who has the other value: a colleague through the server, or another window of this browser. */
  readonly with: 'server' | 'window'
}

/** All unresolved conflicts, without duplicates. */
export function undecidedOf({ answers, windows = [], remote }: Draft): Undecided[] {
  const found: Undecided[] = remote
    ? reconcile(remote.base, answers, remote.answers).conflicts.map((conflict) => ({
        ...conflict,
        with: 'server',
      }))
    : []
  for (const { base, answers: theirs } of windows)
    for (const conflict of reconcile(base, answers, theirs).conflicts)
      if (!found.some((known) => isSame(known, conflict))) found.push({ ...conflict, with: 'window' })
  return found
}

/** Number of values and files that the server does not have and will not get unchanged. */
export function unsendableCount(draft: Draft): number {
  if (!draft.remote) return 0
  const { refused = [], answers } = draft
  return undecidedOf(draft).length + refused.length + unstorableTexts(answers).length
}

/** Whether a save is waiting to be sent or answered. */
export function isPending(draft: Draft): boolean {
  const { remote } = draft
  return (
    remote?.pending !== undefined ||
    unsentLeftovers(draft).length > 0 ||
    withPendingSave(draft, () => '') !== draft
  )
}

/** Whether the server lacks anything of the application. */
export function hasUnsent(draft: Draft): boolean {
  return isPending(draft) || unsendableCount(draft) > 0
}

function isSame(one: Conflict, other: Conflict): boolean {
  return one.pointer === other.pointer && equal(one.theirs, other.theirs)
}

/** A window saves `mine`, based on `base`; changes of other windows since then are merged. */
export function mergedFromWindow(draft: Draft, base: unknown, mine: unknown, merge: Reconcile): Draft {
  if (equal(mine, draft.answers)) return draft
  const { document, conflicts, base: agreed } = merge(base, mine, draft.answers)
  // a window that has not adopted the whole draft yet adds nothing new
  if (conflicts.length === 0 && equal(document, draft.answers)) return draft
  const windows = draft.windows ?? []
  return cleanedUp(draft, {
    ...draft,
    answers: document,
    windows: conflicts.length === 0 ? windows : [...windows, { base: agreed, answers: draft.answers }],
  })
}

/** Resolves a conflict; does nothing if the value to be discarded is not the one that was shown. */
export function resolved(draft: Draft, choice: Conflict, right: 'mine' | 'theirs'): Draft {
  const decide: Decide = (conflict) =>
    isSame(conflict, choice) && (right === 'mine' || equal(conflict.mine, choice.mine)) ? right : undefined
  let { answers } = draft
  const settle = <T extends OtherAnswers>(other: T): T => {
    const { document, base } = reconcile(other.base, answers, other.answers, decide)
    answers = document
    return { ...other, base }
  }
  const windows = (draft.windows ?? []).map(settle)
  const remote = draft.remote && settle(draft.remote)
  // also resolves it in the pending save
  const pending = remote?.pending && {
    ...remote.pending,
    base: reconcile(remote.pending.base, answers, applyPatch(remote.answers, remote.pending.patch), decide)
      .base,
  }
  return cleanedUp(draft, {
    ...draft,
    answers,
    windows,
    ...(remote ? { remote: { ...remote, ...(pending ? { pending } : {}) } } : {}),
  })
}

/** Adopts a later revision of the server. */
export function withServerAnswers(
  draft: Draft,
  {
    revision,
    answers,
    origins,
  }: { readonly revision: number; readonly answers: unknown; readonly origins: Origins },
  merge: Reconcile,
): Draft {
  if (!draft.remote || revision <= draft.remote.revision) return draft
  const { document, base } = merge(withUnanswered(draft.remote, answers), draft.answers, answers)
  return cleanedUp(draft, {
    ...draft,
    answers: document,
    origins: joinOrigins(draft.origins, currentOrigins(origins, document)),
    remote: { revision, answers, base, origins },
  })
}

/** The common base, including values of an unanswered save that the server has. */
function withUnanswered({ base, unanswered = [] }: ServerCopy, theirs: unknown): unknown {
  return unanswered
    .filter(([pointer, value]) => equal(valueAt(theirs, pointer), value))
    .reduce((agreed, [pointer, value]) => withValue(agreed, splitPointer(pointer), value), base)
}

/** The origins of unchanged, storable values. */
function currentOrigins(origins: Origins, answers: unknown): Origins {
  return Object.fromEntries(
    Object.entries(origins).filter(
      ([pointer, mark]) =>
        equal(valueAt(answers, pointer), mark.value) && unstorableTexts(mark, 1).length === 0,
    ),
  )
}

/** Whether origins add anything to others. */
function hasNewOrigins(origins: Origins, known: Origins): boolean {
  const joined = joinOrigins(known, origins)
  return Object.keys(origins).some((pointer) => !equal(joined[pointer], known[pointer]))
}

/** Prepares the differences to the server as a save, except unresolved conflicts and rejected values. */
export function withPendingSave(draft: Draft, newKey: () => string): Draft {
  const { remote } = draft
  if (!remote || remote.pending) return draft
  const marked = [...(draft.windows ?? []), remote].reduce<unknown>(
    (answers, other) => reconcile(other.base, answers, other.answers).marked,
    draft.answers,
  )
  const sent = withoutRefused(marked, remote.answers, draft.refused ?? [])
  const patch = diffDocuments(remote.answers, sent)
  const origins = currentOrigins(draft.origins, sent)
  if (patch.length === 0 && !hasNewOrigins(origins, remote.origins ?? {})) return draft
  const { base } = reconcile(remote.base, draft.answers, sent)
  return { ...draft, remote: { ...remote, pending: { key: newKey(), patch, origins, base } } }
}

/** The server acknowledged the pending save; `patch` turns it into the server's answers. */
export function acknowledged(
  draft: Draft,
  key: string,
  saved: { readonly revision: number; readonly patch: readonly Operation[] },
  merge: Reconcile,
): Draft {
  const { remote } = draft
  if (remote?.pending?.key !== key) return draft
  const answers = applyPatch(applyPatch(remote.answers, remote.pending.patch), saved.patch)
  const { document, base } = merge(remote.pending.base, draft.answers, answers)
  const origins = joinOrigins(remote.origins ?? {}, remote.pending.origins ?? {})
  return cleanedUp(draft, {
    ...draft,
    answers: document,
    remote: { revision: saved.revision, answers, base, origins },
  })
}

/** The pending save was rejected; `refused` lists what to leave out from now on. */
export function withRejected(draft: Draft, refused: readonly RefusedEntry[] = []): Draft {
  if (!draft.remote) return draft
  const { pending: _, ...remote } = draft.remote
  return { ...draft, remote, refused: [...(draft.refused ?? []), ...refused] }
}

/** Allows a file to be sent again: it was added again, or the server changed. */
export function withoutRejection(draft: Draft, sha256: string): Draft {
  const refused = draft.refused?.filter((entry) => entry.sha256 !== sha256)
  return refused?.length === draft.refused?.length ? draft : { ...draft, refused: refused ?? [] }
}

/** Removes conflicts resolved by typing the same value, and rejections of removed values. */
function cleanedUp(before: Draft, draft: Draft): Draft {
  const { answers } = draft
  const windows = (draft.windows ?? []).flatMap((other) => {
    const { base, conflicts } = reconcile(other.base, answers, other.answers)
    return conflicts.length === 0 ? [] : [{ ...other, base }]
  })
  const remote = draft.remote && normalized(draft.remote, answers)
  const leftFiles = (draft.aside ?? []).flatMap((one) => leftoverFile(one) ?? [])
  const files = new Set([...namedFiles(answers), ...leftFiles].map(({ sha256 }) => sha256))
  const refused = (draft.refused ?? []).filter(({ sha256, pointer, value }) =>
    sha256 === undefined ? equal(valueAt(answers, pointer!), value) : files.has(sha256),
  )
  return {
    ...draft,
    answers,
    windows,
    refused,
    revision: Object.is(before.answers, answers) ? before.revision : before.revision + 1,
    ...(remote ? { remote } : {}),
  }
}

function normalized(remote: ServerCopy, answers: unknown): ServerCopy {
  if (Object.is(remote.base, remote.answers)) return remote
  return { ...remote, base: reconcile(remote.base, answers, remote.answers).base }
}
