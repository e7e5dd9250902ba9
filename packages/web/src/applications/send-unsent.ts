import { release, openApplication } from './open-application.ts'

/**
 * Sends what an application has here and the server has not, as its editor would: what others changed
 * meanwhile is merged, and what both changed to different values waits for the reader.
 * @throws ApiError when the application is not there, or not for the reader
 */
export async function sendUnsent(id: string, account: string): Promise<void> {
  const opened = await openApplication(id, {
    account: Promise.resolve(account),
    // on a corrected form what is here was moved, and is sent the next time
    onMoved: () => undefined,
  })
  opened.draftStore.start()
  const { edit, attach } = opened.application?.rights ?? { edit: [], attach: [] }
  if (edit.length + attach.length > 0) await opened.sync.refresh()
  await release(opened)
}
