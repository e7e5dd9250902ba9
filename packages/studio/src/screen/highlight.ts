import { useEffect, useSyncExternalStore } from 'react'
import type { RefObject } from 'react'
import { overlap } from '@formwright/definition'

const NONE: readonly string[] = []

/** The fields that the focused rule reads; each visible form marks them. */
export class Highlight {
  #pointers: readonly string[] = NONE
  readonly #listeners = new Set<() => void>()

  get pointers(): readonly string[] {
    return this.#pointers
  }

  /** @param pointers of the fields, or of cells of them */
  show(pointers: readonly string[] = NONE): void {
    if (pointers.join(' ') === this.#pointers.join(' ')) return
    this.#pointers = pointers
    for (const listener of this.#listeners) listener()
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }
}

/** Marks the fields on a rendered form, again after each rendering. */
export function useHighlightOn(page: RefObject<HTMLElement | null>, highlight: Highlight): void {
  const pointers = useSyncExternalStore(highlight.subscribe, () => highlight.pointers)
  useEffect(() => {
    const root = page.current
    if (!root) return
    const mark = () => {
      for (const element of root.querySelectorAll<HTMLElement>('[data-pointer]')) {
        const at = element.dataset.pointer!
        const isRead = pointers.some((pointer) => overlap(at, pointer))
        if (element.hasAttribute('data-read') !== isRead) element.toggleAttribute('data-read', isRead)
      }
    }
    mark()
    // only scroll a form with its own scroll box: on a phone the whole page would scroll away from the rule
    const pane = root.closest<HTMLElement>('.st-properties, .st-scroll')
    if (pane && pane.scrollHeight > pane.clientHeight + 1)
      root.querySelector('[data-read]')?.scrollIntoView({ block: 'nearest' })
    if (pointers.length === 0) return
    const nodes = new MutationObserver(mark)
    nodes.observe(root, { childList: true, subtree: true })
    return () => nodes.disconnect()
  }, [page, pointers])
}
