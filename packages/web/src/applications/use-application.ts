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

/** Opens an application, from the server where it answers, else from this computer's copy. */
export function useApplication(id: string) {
  const queries = useQueryClient()
  const [attempt, setAttempt] = useState(0)
  const [state, setState] = useState<{ opened?: OpenedApplication; problem?: unknown }>({})
  useEffect(() => {
    let current = true
    const again = () => {
      // the version that it is on now may not have been on offer when the page was loaded
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
  // what is shown is let go when something else is shown: until then somebody may type in it
  useEffect(() => {
    if (!opened) return undefined
    const end = saveOnLeaving(opened.draftStore)
    return () => {
      end()
      // pages of lists say what waits here
      void release(opened).finally(() => queries.invalidateQueries({ queryKey: COPIES }))
    }
  }, [opened, queries])
  return { ...state, retry: () => setAttempt((count) => count + 1) }
}

/** Names this window among those of the same person. */
const WINDOW = crypto.randomUUID()

/**
 * Says in which part this window is, and gives who else is there. What others do is only read: saying so
 * again would be news to them.
 */
export function usePresence(id: string, section: string): readonly PresentView[] {
  const [present, setPresent] = useState<readonly PresentView[]>([])
  useEffect(() => {
    let current = true
    const take = (answer: Promise<readonly PresentView[]>) =>
      answer.then((others) => current && setPresent(others), alone)
    // without a connection nobody knows who is there
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
/** Somebody came, went, or is in another part. */
const MOVED = 'formwright-presence'
