import { useEffect, useState } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import type { PresentView } from '@formwright/api'
import { call } from '../api/api.ts'
import { meQuery } from '../api/queries.ts'
import { useFormLanguage } from '../preferences/preferences.ts'
import { COPIES } from '../drafts/drafts.ts'
import { saveOnLeaving } from '../drafts/other-windows.ts'
import { release, openApplication } from './open-application.ts'
import type { OpenedApplication } from './open-application.ts'

/** Opens an application, from the server or from the local copy. */
export function useApplication(id: string) {
  const queries = useQueryClient()
  const [attempt, setAttempt] = useState(0)
  const [state, setState] = useState<{ opened?: OpenedApplication; problem?: unknown }>({})
  useEffect(() => {
    let current = true
    const again = () => {
      // its version may not have been on offer when the page was loaded
      for (const list of ['applications', 'editions']) void queries.invalidateQueries({ queryKey: [list] })
      for (const about of ['events', 'comments', 'changed', 'correction', 'carried'])
        void queries.invalidateQueries({ queryKey: [about, id] })
      setAttempt((count) => count + 1)
    }
    const account = queries.ensureQueryData(meQuery).then(
      ({ person }) => person?.id,
      () => undefined,
    )
    openApplication(id, { speak: useFormLanguage, account, onMoved: again }).then(
      (ready) => {
        if (!current) return
        ready.draftStore.start()
        const look = (about: string) => () => void queries.invalidateQueries({ queryKey: [about, id] })
        ready.sync.start({
          comments: look('comments'),
          review: look('checklist'),
          'left-over': look('correction'),
          application: look('history'),
          presence: () => dispatchEvent(new Event(MOVED)),
        })
        setState({ opened: ready })
      },
      (problem: unknown) => current && setState({ problem }),
    )
    return () => {
      current = false
    }
  }, [id, attempt, queries])
  const { opened } = state
  // release the previous application only when another one is shown: until then its input is still live
  useEffect(() => {
    if (!opened) return undefined
    const end = saveOnLeaving(opened.draftStore)
    return () => {
      end()
      // refresh lists, which show unsent changes
      void release(opened).finally(() => queries.invalidateQueries({ queryKey: COPIES }))
    }
  }, [opened, queries])
  return { ...state, retry: () => setAttempt((count) => count + 1) }
}

/** Id of this window. */
const WINDOW = crypto.randomUUID()

/**
 * Reports the current section and returns who else is there. Presence updates of others are only read;
 * answering them would cause further updates.
 */
export function usePresence(id: string, section: string): readonly PresentView[] {
  const [present, setPresent] = useState<readonly PresentView[]>([])
  useEffect(() => {
    let current = true
    const take = (answer: Promise<readonly PresentView[]>) =>
      answer.then((others) => current && setPresent(others), alone)
    // offline, presence is unknown
    const alone = () => current && setPresent([])
    const say = () =>
      void take(call('PUT /applications/:id/presence', { params: { id }, body: { section, window: WINDOW } }))
    let looking: Promise<unknown> | undefined
    const look = () => {
      looking ??= take(call('GET /applications/:id/presence', { params: { id } })).finally(() => {
        looking = undefined
      })
    }
    say()
    const timer = setInterval(say, BEAT)
    addEventListener(MOVED, look)
    addEventListener('offline', alone)
    return () => {
      current = false
      clearInterval(timer)
      removeEventListener(MOVED, look)
      removeEventListener('offline', alone)
    }
  }, [id, section])
  return present
}

const BEAT = 20_000
/** Event name for presence updates. */
const MOVED = 'formwright-presence'
