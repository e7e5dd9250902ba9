import type { Language } from '@formwright/definition'
import { useEffect, useState } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import type { Application, PresentView } from '@formwright/api'
import { call, isAway } from '../api/api.ts'
import { usePreferences } from '../preferences/preferences.ts'
import { bringToEdition, mirrorApplication, readDraft } from '../drafts/drafts.ts'
import { applicationServer } from '../drafts/application-server.ts'
import { browserClock } from '../drafts/clock.ts'
import { saveOnLeaving } from '../drafts/other-windows.ts'
import { Sync } from '../drafts/sync.ts'
import { moveBetween } from '../declaration/edition-move.ts'
import { openWith } from '../declaration/open-declaration.ts'
import type { OpenDeclaration } from '../declaration/open-declaration.ts'

/** An application that is open in the editor: the declaration, and what ties it to the server. */
export interface OpenedApplication extends OpenDeclaration {
  readonly id: string
  /** As the server told it; nothing when it cannot be reached. */
  readonly application: Application | undefined
  readonly sync: Sync
}

/** Opens an application, from the server where it answers, else from this computer's copy. */
export function useApplication(id: string) {
  const { language } = usePreferences()
  const queries = useQueryClient()
  const [attempt, setAttempt] = useState(0)
  const [state, setState] = useState<{ opened?: OpenedApplication; problem?: unknown }>({})
  useEffect(() => {
    let current = true
    const again = () => {
      void queries.invalidateQueries({ queryKey: ['applications'] })
      for (const about of ['events', 'comments', 'changed', 'correction', 'carried'])
        void queries.invalidateQueries({ queryKey: [about, id] })
      setAttempt((count) => count + 1)
    }
    openApplication(id, language, again).then(
      (ready) => {
        if (!current) return
        ready.draftStore.start()
        const look = (about: string) => () => void queries.invalidateQueries({ queryKey: [about, id] })
        ready.sync.start({
          comments: look('comments'),
          review: look('checklist'),
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
    // the language of an open form is changed without opening it again
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [id, attempt])
  const { opened } = state
  // what is shown is let go when something else is shown: until then somebody may type in it
  useEffect(() => {
    if (!opened) return undefined
    const end = saveOnLeaving(opened.draftStore)
    return () => {
      end()
      void letGo(opened)
    }
  }, [opened])
  return { ...state, retry: () => setAttempt((count) => count + 1) }
}

/** Other windows hear of what is sent last, so the draft is let go after it. */
async function letGo({ draftStore, sync }: OpenedApplication): Promise<void> {
  await Promise.all([draftStore.save(), sync.stop()])
  await draftStore.stop()
}

async function openApplication(
  id: string,
  language: Language,
  onMoved: () => void,
): Promise<OpenedApplication> {
  const application = await call('GET /applications/:id', { params: { id } }).catch((error: unknown) => {
    if (isAway(error)) return undefined
    throw error
  })
  if (application) await bringToEdition(id, application.edition, moveBetween)
  const draft = application ? await mirrorApplication(application) : await readDraft(id)
  if (!draft) throw new Error('away')
  const opened = await openWith(draft, language, application?.rights, application)
  const sync = new Sync({
    draftStore: opened.draftStore,
    server: applicationServer(id),
    clock: browserClock,
    newKey: () => crypto.randomUUID(),
    onMoved,
  })
  return { ...opened, id, application, sync }
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
      answer.then(
        (others) => current && setPresent(others),
        () => undefined,
      )
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
    return () => {
      current = false
      clearInterval(timer)
      removeEventListener(MOVED, look)
    }
  }, [id, section])
  return present
}

const BEAT = 20_000
/** Somebody came, went, or is in another part. */
const MOVED = 'formwright-presence'
