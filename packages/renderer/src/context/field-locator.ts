import { overlap } from '@formwright/definition'
import { whenIdle } from './when-idle.ts'

/** Controls of the form that may not be mounted yet. */
export interface LazySection {
  readonly holds: (pointer: string) => boolean
  readonly mount: () => void
}

/**
 * Finds the element of a pointer on the page, even if it is not mounted yet, and remembers which pointers
 * were visited.
 */
export class FieldLocator {
  readonly #sections = new Set<LazySection>()
  readonly #visited = new Set<string>()
  readonly #watched = new Map<Element, (near: boolean) => void>()
  #observer: IntersectionObserver | undefined
  root: HTMLElement | null = null

  add(section: LazySection): () => void {
    this.#sections.add(section)
    return () => this.#sections.delete(section)
  }

  /**
   * Reports when an element comes near the viewport and when it leaves. Elements in the viewport are reported
   * first, those near it when the browser is idle.
   * @returns a function that stops watching
   */
  watch(element: Element, seen: (near: boolean) => void): () => void {
    if (!this.#observer) {
      this.#observe('0px')
      whenIdle(() => this.#observe('120% 0px'))
    }
    this.#watched.set(element, seen)
    this.#observer!.observe(element)
    return () => {
      this.#watched.delete(element)
      this.#observer!.unobserve(element)
    }
  }

  #observe(rootMargin: string): void {
    this.#observer?.disconnect()
    const observer = new IntersectionObserver(
      (entries) => entries.forEach((entry) => this.#watched.get(entry.target)?.(entry.isIntersecting)),
      { rootMargin },
    )
    for (const element of this.#watched.keys()) observer.observe(element)
    this.#observer = observer
  }

  visit(pointer: string): void {
    this.#visited.add(pointer)
  }

  wasVisited(pointer: string): boolean {
    return this.#visited.has(pointer)
  }

  /** Scrolls to the element of a pointer and focuses it; false if it is not on this page. */
  focus(pointer: string): boolean {
    const target = this.#find(pointer)
    if (!target) return false
    // an element taller than half the page is aligned at its start
    const isHigh = target.getBoundingClientRect().height > innerHeight / 2
    target.scrollIntoView({ block: isHigh ? 'start' : 'center' })
    // in a row with buttons, the input control takes the focus: one that can be filled in before a locked one
    const inside = (controls: string) =>
      [...target.querySelectorAll<HTMLElement>(controls)].find((one) => one.getClientRects().length > 0)
    const control = target.matches(FOCUSABLE)
      ? target
      : (inside(UNLOCKED) ?? inside(FIELDS) ?? inside(FOCUSABLE))
    if (control) control.focus({ preventScroll: true })
    else {
      target.tabIndex = -1
      target.focus({ preventScroll: true })
    }
    flash(target)
    return true
  }

  #find(pointer: string): HTMLElement | undefined {
    for (const section of this.#sections) if (section.holds(pointer)) section.mount()
    for (let at = pointer; at !== ''; at = at.slice(0, at.lastIndexOf('/'))) {
      const found = this.root?.querySelector<HTMLElement>(`[data-pointer="${CSS.escape(at)}"]`)
      if (found) return found
    }
    return undefined
  }
}

const FIELDS = 'input:not([type=hidden],[disabled]), select:not([disabled]), textarea:not([disabled])'

const UNLOCKED =
  'input:not([type=hidden],[type=file],[disabled],[readonly]), select:not([disabled]), textarea:not([disabled],[readonly])'

const FOCUSABLE = `${FIELDS}, button:not([disabled]), [tabindex="0"]`

function flash(element: Element): void {
  element.classList.remove('fw-flash')
  requestAnimationFrame(() => element.classList.add('fw-flash'))
}

/** Whether a pointer equals, contains or lies within one of the given pointers. */
export function holdsAny(pointers: readonly string[], pointer: string): boolean {
  return pointers.some((own) => overlap(pointer, own))
}
