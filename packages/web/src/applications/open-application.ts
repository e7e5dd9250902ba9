import type { Application } from '@formwright/api'
import { ApiError, AWAY, call, isRetryable } from '../api/api.ts'
import { applicationServer } from '../drafts/application-server.ts'
import { browserClock } from '../drafts/clock.ts'
import { moveToEdition, mirrorApplication, readDraft } from '../drafts/drafts.ts'
import { Sync } from '../drafts/sync.ts'
import { moveBetween } from '../declaration/edition-move.ts'
import { openWith } from '../declaration/open-declaration.ts'
import type { OpenDeclaration, ChooseLanguage } from '../declaration/open-declaration.ts'

/** An application that is open in the editor: the declaration, and what ties it to the server. */
export interface OpenedApplication extends OpenDeclaration {
  readonly id: string
  /** As the server told it; nothing when it cannot be reached. */
  readonly application: Application | undefined
  readonly sync: Sync
}

interface Opening {
  /** Chooses the language in which it is read; nobody reads what is only sent. */
  readonly speak?: ChooseLanguage
  /** Id of who opens it, as far as that is known. */
  readonly account: Promise<string | undefined>
  /** The application came into another state, or on a corrected form: it has to be opened anew. */
  readonly onMoved: () => void
}

/**
 * Opens an application, from the server where it answers, else from this computer's copy.
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
    // who may change nothing of it has been told so: opened anew it would be the same again
    onForbidden: mayChange(application) ? onMoved : undefined,
    // from this computer's copy alone nobody knows what may be done with it: the server is asked as soon as
    // it can be
    ...(application ? {} : { onReached: onMoved }),
  })
  return { ...opened, id, application, sync }
}

function mayChange(application: Application | undefined): boolean {
  return application !== undefined && application.rights.edit.length + application.rights.attach.length > 0
}

/** Other windows hear of what is sent last, so the draft is let go after it. */
export async function release({ draftStore, sync }: OpenedApplication): Promise<void> {
  await Promise.all([draftStore.save(), sync.stop()])
  await draftStore.stop()
}
