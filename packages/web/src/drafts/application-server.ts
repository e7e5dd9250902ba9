import type { Application, Call, SavedView } from '@formwright/api'
import { call } from '../api/api.ts'
import { follow } from '../api/live.ts'
import type { Listeners } from '../api/live.ts'
import { uploadEvidence } from './evidence.ts'

type Saves = Call<'POST /applications/:id/saves'>
type LeftOver = Call<'POST /applications/:id/left-over'>
type Events = Listeners<'GET /applications/:id/live'>

/** One application on the server. All of it throws ApiError. */
export interface ApplicationServer {
  readonly save: (body: Saves['body']) => Promise<SavedView>
  readonly read: () => Promise<Pick<Application, 'edition' | 'revision' | 'answers' | 'origins'>>
  /** Has what has no place in the corrected form kept with the application. */
  readonly keepLeftOver: (left: LeftOver['body']['left']) => Promise<unknown>
  /** Sends a file that this browser holds; one that it does not hold was sent from elsewhere. */
  readonly upload: (sha256: string, name: string) => Promise<void>
  /**
   * News by their kind, `open` when they begin to come, `online` when there is a network again. Gives what
   * ends it.
   */
  readonly follow: (listeners: Events & { readonly online?: () => void }) => () => void
  /** Works while no other window of this browser does. */
  readonly alone: (work: () => Promise<void>) => Promise<void>
}

export function applicationServer(id: string): ApplicationServer {
  return {
    save: (body) => call('POST /applications/:id/saves', { params: { id }, body }),
    read: () => call('GET /applications/:id', { params: { id } }),
    keepLeftOver: (left) => call('POST /applications/:id/left-over', { params: { id }, body: { left } }),
    upload: (sha256, name) => uploadEvidence(id, sha256, name),
    follow: ({ online, ...listeners }) => {
      const back = () => online?.()
      addEventListener('online', back)
      const end = follow('GET /applications/:id/live', { params: { id } }, listeners)
      return () => {
        removeEventListener('online', back)
        end()
      }
    },
    alone: (work) => navigator.locks.request(`formwright-sync-${id}`, work),
  }
}
