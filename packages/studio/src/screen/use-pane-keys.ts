import { useEffect } from 'react'

/** The panes in the order in which F6 goes through them, each with what is focused in it first. */
const PANES: readonly (readonly [pane: string, first: string])[] = [
  ['.st-outline', '[aria-current="true"].st-field, .st-field, .st-part'],
  ['.st-middle', '.st-handles button, [aria-pressed="true"], .st-scroll button, .st-scroll input, button'],
  ['.st-properties', 'input, textarea, select, button'],
  ['.st-problems', 'button, summary'],
  ['.st-bar', '[aria-selected="true"]'],
]

/** F6 goes from pane to pane, with Shift the other way, as in office programs. */
export function usePaneKeys(): void {
  useEffect(() => {
    const keys = (event: KeyboardEvent) => {
      if (event.key !== 'F6') return
      event.preventDefault()
      const shown = PANES.flatMap(([pane, first]) => {
        const box = document.querySelector(`.st-studio ${pane}`)
        const target = first
          .split(', ')
          .map((selector) => box?.querySelector<HTMLElement>(selector))
          .find((one) => one && one.offsetParent !== null)
        return box && target ? [{ box, target }] : []
      })
      if (shown.length === 0) return
      const at = shown.findIndex(({ box }) => box.contains(document.activeElement))
      const next = at < 0 ? 0 : (at + (event.shiftKey ? -1 : 1) + shown.length) % shown.length
      shown[next]!.target.focus()
    }
    window.addEventListener('keydown', keys)
    return () => window.removeEventListener('keydown', keys)
  }, [])
}
