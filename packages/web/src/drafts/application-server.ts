import type { Operation } from '@formwright/engine'
import type { Application, SavedView } from '@formwright/server/api'
import { call } from '../api/api.ts'
import { follow } from '../api/live.ts'
import { uploadEvidence } from './evidence.ts'

/** News that an application was saved, and by which save. */
export interface Heard {
  readonly revision: number
  readonly key?: string
}

interface SaveBody {
  readonly base: number
  readonly key: string
  readonly patch: readonly Operation[]
  readonly origins: Readonly<Record<string, unknown>>
}

/** One application on the server. All of it throws ApiError. */
export interface ApplicationServer {
  readonly save: (body: SaveBody) => Promise<SavedView>
  readonly read: () => Promise<Pick<Application, 'revision' | 'answers'>>
  /** Sends a file that this browser holds; one that it does not hold was sent from elsewhere. */
  readonly upload: (sha256: string, name: string) => Promise<void>
  /** News by their kind, `open` when they begin to come, `online` when there is a network again. Gives what ends it. */
  readonly follow: (listeners: Readonly<Record<string, (data: string) => void>>) => () => void
  /** Works while no other window of this browser does. */
  readonly alone: (work: () => Promise<void>) => Promise<void>
}

export function applicationServer(id: string): ApplicationServer {
  return {
    save: (body) => call<SavedView>('POST', `/applications/${id}/saves`, body),
    read: () => call<Application>('GET', `/applications/${id}`),
    upload: (sha256, name) => uploadEvidence(id, sha256, name),
    follow: ({ online, ...listeners }) => {
      const back = () => online?.('')
      addEventListener('online', back)
      const end = follow(`/applications/${id}/live`, listeners)
      return () => {
        removeEventListener('online', back)
        end()
      }
    },
    alone: (work) => navigator.locks.request(`formwright-sync-${id}`, work),
  }
}
