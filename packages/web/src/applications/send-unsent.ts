import { release, openApplication } from './open-application.ts'

/**
 * Sends the unsent changes of an application like its editor: concurrent changes are merged, conflicts wait
 * for the reader.
 * @throws ApiError when the application is not there, or not for the reader
 */
export async function sendUnsent(id: string, account: string): Promise<void> {
  const opened = await openApplication(id, {
    account: Promise.resolve(account),
    // after a correction the local copy was converted, and is sent next time
    onMoved: () => undefined,
  })
  opened.draftStore.start()
  const { edit, attach } = opened.application?.rights ?? { edit: [], attach: [] }
  if (edit.length + attach.length > 0) await opened.sync.refresh()
  await release(opened)
}
