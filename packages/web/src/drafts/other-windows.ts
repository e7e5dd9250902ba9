import type { DraftStore, OtherWindows } from './draft-store.ts'

/** The other windows of this browser that show the same draft. */
export function otherWindowsOf(id: string): OtherWindows {
  const channel = new BroadcastChannel(`formwright-draft-${id}`)
  let isOpen = true
  return {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has one origin
    notify: () => isOpen && channel.postMessage('changed'),
    hear: (listener) => channel.addEventListener('message', listener),
    end: () => {
      isOpen = false
      channel.close()
    },
  }
}

/** Writes pending changes when the page is hidden or left. Returns the function that stops it. */
export function saveOnLeaving(draftStore: DraftStore): () => void {
  const flush = () => void draftStore.save()
  const hidden = () => document.visibilityState === 'hidden' && flush()
  const leaving = (event: BeforeUnloadEvent) => {
    flush()
    if (draftStore.state.is === 'failed') event.preventDefault()
  }
  document.addEventListener('visibilitychange', hidden)
  addEventListener('pagehide', flush)
  addEventListener('beforeunload', leaving)
  return () => {
    document.removeEventListener('visibilitychange', hidden)
    removeEventListener('pagehide', flush)
    removeEventListener('beforeunload', leaving)
  }
}
