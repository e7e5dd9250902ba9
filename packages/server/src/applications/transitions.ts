import type { Requirement } from '@formwright/api'
import { sql } from 'kysely'
import type { Kysely } from 'kysely'
import { fieldsOf, treeOf, valueAt, translationsOf } from '@formwright/definition'
import type { Json, WorkflowTransition } from '@formwright/definition'
import { countFindings, reasonKey, unfilledFor, writtenAt } from '@formwright/engine'
import type { Finding, Form } from '@formwright/engine'
import type { Person } from '../access/people.ts'
import { quotaOf } from '../access/regions.ts'
import { publish } from '../database/bus.ts'
import { lockNamed } from '../database/lock.ts'
import type { Tables } from '../database/tables.ts'
import type { Tx } from '../database/connect.ts'
import { HttpError } from '../http/errors.ts'
import type { CallOf } from '../routing/route.ts'
import { notify } from '../notify/notify.ts'
import { queueRebaseOf } from '../published/queue-rebases.ts'
import type { ApplicationCall } from '../admission/authorize.ts'
import type { ApplicationRow } from '../admission/store.ts'
import { isOpen, termsOf, windowFor } from '../admission/deadline.ts'
import { writeTransitionFields } from './transition-fields.ts'

type TransitionCall = CallOf<'POST /applications/:id/transitions'>
/** A requested transition, with the revision that the person saw; the date defaults to today. */
export type TransitionRequest = TransitionCall['body']

/** A transition request with the locked application and the rights of the person. */
interface TransitionContext extends Readonly<TransitionRequest>, ApplicationCall {
  readonly form: Form
  readonly person: Person
  readonly record: TransitionCall['record']
  readonly publicUrl: string
}

export interface TransitionResult {
  readonly from: string
  readonly to: string
  readonly transition: WorkflowTransition
}

/**
 * Makes a transition, if roles, answers and the form's requirements allow it. Requirements are checked while
 * the application is locked (`command`), so that it cannot be made twice.
 * @throws HttpError that names what is missing
 */
export async function applyTransition(tx: Tx, context: TransitionContext): Promise<TransitionResult> {
  const transition = allowedTransition(context)
  const row = await writeTransitionFields(tx, context.row, transition, context)
  const terms = termsOf(row, context.bundle)
  let findings: readonly Finding[] | undefined
  const required = {
    tx,
    row,
    context,
    transition,
    findings: () =>
      (findings ??= context.form.assess(row.answers, { ...terms, asApplication: true }).findings),
  }
  for (const requirement of transition.requires ?? []) await REQUIREMENTS[requirement]?.(required)
  refuseUnfilled(required, transition)
  const step: AllowedTransition = { row, context, transition }
  await writeTransition(tx, step)
  // its edition may have been corrected while it could not be changed
  await queueRebaseOf(tx, row)
  await announceTransition(tx, step)
  return { from: row.state, to: transition.to, transition }
}

/** An allowed transition, with the application before it. */
interface AllowedTransition {
  readonly row: ApplicationRow
  readonly context: TransitionContext
  readonly transition: WorkflowTransition
}

/** Writes state, ranking, event and published notes. */
async function writeTransition(tx: Tx, { row, context, transition }: AllowedTransition): Promise<void> {
  const { opinion = null, due = null, person } = context
  await tx
    .updateTable('application')
    .set({
      state: transition.to,
      changed_at: sql`now()`,
      ...(await rankingAfter(tx, row, context, transition)),
      ...(isSubmission(transition) ? { submitted_at: sql`now()` } : {}),
    })
    .where('id', '=', row.id)
    .execute()
  await tx
    .insertInto('event')
    .values({
      application: row.id,
      transition: transition.id,
      from_state: row.state,
      to_state: transition.to,
      by_user: person.id,
      revision: row.revision,
      opinion,
      due,
    })
    .execute()
  // notes are published when the application is returned
  if (transition.requires?.includes('notes'))
    await tx
      .updateTable('comment')
      .set({ published: true })
      .where('application', '=', row.id)
      .where('kind', '=', 'note')
      .execute()
}

/** Writes the audit line and notifies open pages and readers. */
async function announceTransition(tx: Tx, { row, context, transition }: AllowedTransition): Promise<void> {
  const { bundle, opinion = null, due = null, person, publicUrl } = context
  const details = { transition: transition.id, from: row.state, to: transition.to, opinion }
  await context.record({
    action: 'application.transition',
    details: { ...details, revision: row.revision },
  })
  await publish(tx, { kind: 'state', id: row.id, by: person.id })
  const state = bundle.form.workflow?.states[transition.to]?.title ?? transition.to
  await notify(tx, {
    kind: 'transition',
    application: { ...row, state: transition.to },
    bundle,
    by: person,
    details: {
      ...details,
      state,
      states: translationsOf(bundle, state),
      due,
      ...(transition.requires?.includes('notes') ? { notes: await openNotesOf(tx, row.id, bundle) } : {}),
    },
    publicUrl,
  })
}

/** Unresolved notes with the labels of their fields. */
async function openNotesOf(
  tx: Tx,
  application: string,
  bundle: TransitionContext['bundle'],
): Promise<Json[]> {
  const notes = await tx
    .selectFrom('comment')
    .select(['pointer', 'text'])
    .where('application', '=', application)
    .where('kind', '=', 'note')
    .where('resolved_at', 'is', null)
    .orderBy('at')
    .limit(MOST_MAILED)
    .execute()
  const tree = treeOf(bundle)
  return notes.map(({ pointer, text }) => ({ label: tree.nodeAt(pointer)?.label ?? '', text }))
}

/** Maximum number of notes listed in an email. */
const MOST_MAILED = 50

/** The requested transition, if the roles allow it and the revision is current. */
function allowedTransition({
  row,
  bundle,
  rights,
  transition: wanted,
  revision,
}: TransitionContext): WorkflowTransition {
  const state = bundle.form.workflow?.states[row.state]
  const transition = state?.transitions?.find(({ id }) => id === wanted)
  if (!transition || !rights.transitions.includes(wanted))
    throw new HttpError(
      'forbidden',
      `“${wanted}” is not possible for you while the application is “${state?.title ?? row.state}”`,
      { state: row.state },
    )
  if (row.revision !== revision)
    throw new HttpError('stale', 'The answers have changed since you looked at them: look again first', {
      revision: row.revision,
    })
  return transition
}

/** Whether a transition is a submission, which needs a reason for each warning. */
export function isSubmission({ requires }: Pick<WorkflowTransition, 'requires'>): boolean {
  return requires?.includes('warnings-explained') ?? false
}

/** The ranking and quota place after a transition: taken, kept, or released. */
async function rankingAfter(
  tx: Kysely<Tables>,
  row: ApplicationRow,
  { bundle, preference }: TransitionContext,
  { to, requires = [] }: WorkflowTransition,
) {
  const givenBack = (bundle.form.workflow?.states[to]?.transitions ?? []).some((next) =>
    next.requires?.includes('quota'),
  )
  const place = requires.includes('order')
    ? (preference ?? (await nextPreference(tx, row)))
    : givenBack
      ? null
      : row.preference
  return { quota_held: requires.includes('quota') || (row.quota_held && !givenBack), preference: place }
}

interface RequirementContext extends AllowedTransition {
  readonly tx: Tx
  /** The findings, computed once for all requirements. */
  readonly findings: () => readonly Finding[]
}

type RequirementCheck = (required: RequirementContext) => Promise<void>

/** The checks of transition requirements, by their names in `form.json`. */
const REQUIREMENTS: Readonly<Partial<Record<string, RequirementCheck>>> = {
  'no-errors': async ({ findings }) => {
    const errors = findings().filter(({ severity }) => severity === 'error')
    const count = countFindings(errors)
    if (count > 0)
      throw new HttpError('refused', `Errors are left: ${count}`, {
        requirement: 'no-errors',
        count,
        findings: errors.slice(0, 500),
      })
  },
  'warnings-explained': async ({ row, findings }) => {
    const left = findings().filter(
      (finding) => finding.severity === 'warning' && !row.reasons[reasonKey(finding)]?.trim(),
    )
    if (left.length > 0)
      throw new HttpError('refused', `${left.length} warnings have no reason yet`, {
        requirement: 'warnings-explained',
        count: left.length,
        findings: left.slice(0, 500),
      })
  },
  'within-window': async ({ tx, row, context }) => {
    const window = windowFor(row, context.bundle)
    const {
      rows: [clock],
    } = await sql<{ now: Date }>`select clock_timestamp() as now`.execute(tx)
    if (!isOpen(window, clock!.now))
      throw new HttpError(
        'refused',
        `Declarations are taken from ${window!.from.toISOString()} until ${window!.until.toISOString()}`,
        { requirement: 'within-window', from: window!.from, until: window!.until },
      )
  },
  notes: async ({ tx, row }) => {
    const { open } = await tx
      .selectFrom('comment')
      .select(({ fn }) => fn.countAll<string>().as('open'))
      .where('application', '=', row.id)
      .where('kind', '=', 'note')
      .where('resolved_at', 'is', null)
      .executeTakeFirstOrThrow()
    if (Number(open) === 0)
      throw new HttpError('refused', 'Note at least one field that is to be corrected', {
        requirement: 'notes',
      })
  },
  opinion: async ({ row, context, transition }) => {
    const place = writtenAt(transition, 'opinion')
    const current = place === undefined ? undefined : valueAt(row.answers, place)
    if (!context.opinion?.trim() && !current)
      throw new HttpError('refused', 'Write an opinion', { requirement: 'opinion' })
  },
  checklist: async ({ tx, row, context }) => {
    const done = await tx
      .selectFrom('checklist_item')
      .select('item')
      .where('application', '=', row.id)
      .where('done', '=', true)
      .execute()
    const left = (context.bundle.form.review?.checklist ?? []).filter(
      ({ id }) => !done.some(({ item }) => item === id),
    )
    if (left.length > 0)
      throw new HttpError('refused', `${left.length} items of the checklist are not ticked off`, {
        requirement: 'checklist',
        items: left,
      })
  },
  quota: async ({ tx, row, context }) => {
    await lockUnit(tx, row)
    const { held } = await tx
      .selectFrom('application')
      .select(({ fn }) => fn.countAll<string>().as('held'))
      .where('form', '=', row.form)
      .where('edition_name', '=', row.edition_name)
      .where('unit', '=', row.unit)
      .where('demonstration', '=', row.demonstration)
      .where('quota_held', '=', true)
      .where('id', '<>', row.id)
      .executeTakeFirstOrThrow()
    const limit = quotaOf(context.bundle.form, row.unit)
    if (Number(held) >= limit)
      throw new HttpError('refused', `No place is left of ${limit}`, {
        requirement: 'quota',
        limit,
        held: Number(held),
      })
  },
  order: async ({ tx, row, context }) => {
    if (context.preference === undefined) return
    const taken = await tx
      .selectFrom('application')
      .select('id')
      .where('form', '=', row.form)
      .where('edition_name', '=', row.edition_name)
      .where('unit', '=', row.unit)
      .where('demonstration', '=', row.demonstration)
      .where('preference', '=', context.preference)
      .where('id', '<>', row.id)
      .executeTakeFirst()
    if (taken)
      throw new HttpError('refused', `Place ${context.preference} in the order is taken`, {
        requirement: 'order',
        preference: context.preference,
      })
  },
} satisfies Record<Exclude<Requirement, 'filled'>, RequirementCheck>

/** Checks the fields that other roles have to fill in. */
function refuseUnfilled({ row, context }: RequirementContext, transition: WorkflowTransition): void {
  const pointers = unfilledFor(transition, row.answers, context.bundle)
  if (pointers.length === 0) return
  const fields = fieldsOf(context.bundle).filter(({ pointer }) => pointers.includes(pointer))
  throw new HttpError('refused', `Still to be filled in: ${fields.map(({ title }) => title).join(', ')}`, {
    requirement: 'filled',
    pointers,
    fields: fields.map(({ title }) => title),
  })
}

/** Serialises ranking changes of a unit, so that a quota place is not taken twice. */
export async function lockUnit(
  tx: Tx,
  { form, edition_name, unit }: Pick<RequirementContext['row'], 'form' | 'edition_name' | 'unit'>,
): Promise<void> {
  await lockNamed(tx, `${form}/${edition_name}/${unit}`)
}

async function nextPreference(
  tx: Kysely<Tables>,
  { form, edition_name, unit }: RequirementContext['row'],
): Promise<number> {
  const { last } = await tx
    .selectFrom('application')
    .select(({ fn }) => fn.max('preference').as('last'))
    .where('form', '=', form)
    .where('edition_name', '=', edition_name)
    .where('unit', '=', unit)
    .executeTakeFirstOrThrow()
  return Number(last ?? 0) + 1
}
