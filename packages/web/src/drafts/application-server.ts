import type { Application, Call, SavedView } from '@formwright/api'
import { call } from '../api/api.ts'
import { follow } from '../api/live.ts'
import type { Listeners } from '../api/live.ts'
import { uploadEvidence } from './evidence.ts'

type Saves = Call<'POST /applications/:id/saves'>
type LeftOver = Call<'POST /applications/:id/left-over'>
type Events = Listeners<'GET /applications/:id/live'>

/** The API of one application. All methods throw ApiError. */
export interface ApplicationServer {
  readonly save: (body: Saves['body']) => Promise<SavedView>
  readonly read: () => Promise<Pick<Application, 'edition' | 'revision' | 'answers' | 'origins'>>
  /** Stores leftovers with the application. */
  readonly keepLeftOver: (left: LeftOver['body']['left']) => Promise<unknown>
  /** Uploads a local file; a file that is not local was uploaded elsewhere. */
  readonly upload: (sha256: string, name: string) => Promise<void>
  /**
   * Follows events by kind; `open` when the stream starts, `online` when there is a connection. Returns the
   * function that stops it.
   */
  readonly follow: (listeners: Events & { readonly online?: () => void }) => () => void
  /** Runs work while no other window of this browser does. */
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
