import type { Application } from '@formwright/api'
import { ApiError, AWAY, call, isRetryable } from '../api/api.ts'
import { applicationServer } from '../drafts/application-server.ts'
import { browserClock } from '../drafts/clock.ts'
import { moveToEdition, mirrorApplication, readDraft } from '../drafts/drafts.ts'
import { Sync } from '../drafts/sync.ts'
import { moveBetween } from '../declaration/edition-move.ts'
import { openWith } from '../declaration/open-declaration.ts'
import type { OpenDeclaration, ChooseLanguage } from '../declaration/open-declaration.ts'

/** An open application: the declaration and its connection to the server. */
export interface OpenedApplication extends OpenDeclaration {
  readonly id: string
  /** As reported by the server; undefined offline. */
  readonly application: Application | undefined
  readonly sync: Sync
}

interface Opening {
  /** Selects the reading language; omitted if it is only sent. */
  readonly speak?: ChooseLanguage
  /** Id of the account, if known. */
  readonly account: Promise<string | undefined>
  /** Called when the application changed state or version and has to be reopened. */
  readonly onMoved: () => void
}

/**
 * Opens an application from the server, or from the local copy if offline.
 * @throws ApiError when it is not there, or not for the reader
 */
export async function openApplication(
  id: string,
  { speak, account, onMoved }: Opening,
): Promise<OpenedApplication> {
  const application = await call('GET /applications/:id', { params: { id } }).catch((error: unknown) => {
    if (isRetryable(error)) return undefined
    throw error
  })
  if (application) await moveToEdition(id, application.edition, moveBetween)
  const draft = application ? await mirrorApplication(application, await account) : await readDraft(id)
  if (!draft) throw new ApiError(0, AWAY, 'No copy of it is kept here', { reason: 'no-copy-here' })
  const opened = await openWith(draft, {
    speak,
    may: application?.rights,
    masked: application?.masked,
  })
  const sync = new Sync({
    draftStore: opened.draftStore,
    server: applicationServer(id),
    clock: browserClock,
    newKey: () => crypto.randomUUID(),
    onMoved,
    // readers without write access already know; reopening would change nothing
    onForbidden: mayChange(application) ? onMoved : undefined,
    // the local copy does not contain rights, so the server is asked as soon as possible
    ...(application ? {} : { onReached: onMoved }),
  })
  return { ...opened, id, application, sync }
}

function mayChange(application: Application | undefined): boolean {
  return application !== undefined && application.rights.edit.length + application.rights.attach.length > 0
}

/** Stops syncing before the draft is released, so that other windows receive the last changes. */
export async function release({ draftStore, sync }: OpenedApplication): Promise<void> {
  await Promise.all([draftStore.save(), sync.stop()])
  await draftStore.stop()
}
