import { useEffect } from 'react'

/** The middle pane, without the toolbar above the form. */
const MIDDLE = '.st-middle > :not(.st-canvas), .st-beside'

/** The panes in the order of F6, each with the selectors of what is focused first. */
const PANES: readonly (readonly [pane: string, first: string])[] = [
  ['.st-outline', '[aria-current="true"].st-field, .st-field, .st-part'],
  ['.st-toolbar', 'select, button'],
  [
    MIDDLE,
    '.st-handles button, [aria-pressed="true"], .st-settings [type=search], .st-settings input, .st-scroll button, .st-scroll input, button',
  ],
  ['.st-properties:not(.st-read-pane)', 'input, textarea, select, button'],
  ['.st-problems', 'button, summary'],
  ['.st-bar', '[aria-selected="true"]'],
]

/**
 * F6 moves between panes (Shift reverses), as in office programs; Ctrl+K focuses the search; Ctrl+Alt and a
 * digit switches views.
 */
export function usePaneKeys(onView: (index: number) => void): void {
  useEffect(() => {
    const keys = (event: KeyboardEvent) => {
      const control = event.ctrlKey || event.metaKey
      const digit = /^Digit([1-9])$/.exec(event.code)?.[1]
      if (control && event.altKey && digit !== undefined) {
        event.preventDefault()
        onView(Number(digit) - 1)
        requestAnimationFrame(() =>
          shownPanes()
            .find(({ pane }) => pane === MIDDLE)
            ?.target.focus(),
        )
        return
      }
      if (control && !event.altKey && event.key.toLowerCase() === 'k') {
        event.preventDefault()
        return document.querySelector<HTMLInputElement>('.st-search')?.select()
      }
      if (event.key !== 'F6') return
      event.preventDefault()
      const shown = shownPanes()
      if (shown.length === 0) return
      const at = shown.findIndex(({ box }) => box.contains(document.activeElement))
      const next = at < 0 ? 0 : (at + (event.shiftKey ? -1 : 1) + shown.length) % shown.length
      shown[next]!.target.focus()
    }
    window.addEventListener('keydown', keys)
    return () => window.removeEventListener('keydown', keys)
  }, [onView])
}

/** The panes that are currently shown, each with the element to focus. */
function shownPanes() {
  return PANES.flatMap(([pane, first]) => {
    const box = document.querySelector(`.st-studio :is(${pane})`)
    const target = first
      .split(', ')
      .map((selector) => box?.querySelector<HTMLElement>(selector))
      .find((element) => element && element.offsetParent !== null)
    return box && target ? [{ pane, box, target }] : []
  })
}
