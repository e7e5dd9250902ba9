import type { WorkflowTransition } from '@formwright/definition'
import { reasonKey } from '@formwright/engine'
import type { Finding } from '@formwright/engine'
import type { Application } from '@formwright/api'
import { call } from '../api/api.ts'
import { unsendableCount } from '../drafts/draft-state.ts'
import type { DraftStore } from '../drafts/draft-store.ts'
import type { HalfTypedText } from '../drafts/half-typed.ts'
import type { Sync } from '../drafts/sync.ts'
import type { Say } from '../texts/say.ts'

/** Input of the transition dialog; '' for a date or opinion that is not asked for. */
export interface EnteredFields {
  readonly opinion: string
  readonly date: string
  readonly due: string
}

interface TransitionOrder {
  readonly application: Pick<Application, 'id'>
  readonly transition: WorkflowTransition
  readonly draftStore: DraftStore
  readonly sync: Sync | undefined
  readonly entered: EnteredFields
  /** Warnings with their reasons by key. */
  readonly warnings: readonly Finding[]
  readonly reasons: Readonly<Record<string, string>>
  /** Replies to the reviewer's notes. */
  readonly replies: readonly Reply[]
  /** Unsent comments to send along. */
  readonly typed: readonly HalfTypedText[]
  /** Called when a reply or comment was sent, so that it is not sent again. */
  readonly onReplied: (reply: Reply) => void
  readonly onSent: (text: HalfTypedText) => void
  readonly say: Say
}

/** A reply to a note, by the note's id. */
export interface Reply {
  readonly id: string
  readonly pointer: string
  readonly text: string
}

/**
 * Makes a transition after sending everything that belongs to it. Throws errors of the server, and if answers
 * could not be sent.
 */
export async function makeTransition(order: TransitionOrder): Promise<void> {
  const { application, transition, entered, warnings, reasons, replies, typed } = order
  const params = { id: application.id }
  await sendAnswers(order)
  if (warnings.length > 0) await keepReasons(application, reasonsFor(warnings, reasons))
  for (const reply of replies) {
    const { pointer, text } = reply
    await call('POST /applications/:id/comments', { params, body: { pointer, text } })
    order.onReplied(reply)
  }
  const asNotes = transition.requires?.includes('notes')
  for (const text of typed) {
    const body = { pointer: text.pointer, text: text.text.trim() }
    await call(asNotes ? 'POST /applications/:id/notes' : 'POST /applications/:id/comments', { params, body })
    order.onSent(text)
  }
  const { revision } = await call('GET /applications/:id', { params })
  const { opinion, date, due } = entered
  await call('POST /applications/:id/transitions', {
    params,
    body: {
      transition: transition.id,
      revision,
      ...(opinion.trim() ? { opinion: opinion.trim() } : {}),
      ...(date ? { date } : {}),
      ...(due ? { due } : {}),
    },
  })
}

/** Saves reasons for warnings, by key. */
export async function keepReasons(
  { id }: Pick<Application, 'id'>,
  reasons: Readonly<Record<string, string>>,
): Promise<void> {
  await call('PUT /applications/:id/reasons', { params: { id }, body: { reasons } })
}

async function sendAnswers({ sync, draftStore, say }: TransitionOrder): Promise<void> {
  if (!sync) return
  await sync.send()
  if (sync.state.is === 'refused') throw sync.state.problem
  if (sync.state.is !== 'synced') throw new Error(say('sync-first'))
  const unsendable = unsendableCount(draftStore.draft)
  if (unsendable > 0) throw new Error(say('sync-held-back', { count: unsendable }))
}

function reasonsFor(
  warnings: readonly Finding[],
  reasons: Readonly<Record<string, string>>,
): Record<string, string> {
  return Object.fromEntries(
    warnings.map((warning) => [reasonKey(warning), reasons[reasonKey(warning)] ?? '']),
  )
}
