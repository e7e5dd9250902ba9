import { useEffect } from 'react'
import type { FormStore } from '@formwright/engine'
import { browserFocus } from '../drafts/focus.ts'

interface ShortcutActions {
  readonly store: FormStore
  readonly jump: (pointer: string) => void
  readonly onSearch: () => void
}

/** Keyboard shortcuts of the editor: undo, redo, search, next finding. */
export function useShortcuts({ store, jump, onSearch }: ShortcutActions): void {
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      const key = event.key.toLowerCase()
      const command = event.ctrlKey || event.metaKey
      const action =
        command && key === 'k'
          ? onSearch
          : command && key === 'z'
            ? () => retrace(event.shiftKey ? store.redo() : store.undo())
            : command && key === 'y'
              ? () => retrace(store.redo())
              : key === 'f8'
                ? next
                : undefined
      if (!action || event.isComposing || event.altKey) return
      event.preventDefault()
      action()
    }
    // go to what was edited rather than to computed values
    const retrace = (pointers: readonly string[]) => {
      const at = pointers.find((pointer) => store.computedAt(pointer) === undefined) ?? pointers[0]
      if (at !== undefined) jump(at)
    }
    const next = () => {
      const here = browserFocus.at()
      const findings = store.findings()
      const at = findings.map(({ pointer }) => pointer).lastIndexOf(here ?? '')
      const finding = findings[at + 1] ?? findings[0]
      if (finding) jump(finding.pointer)
    }
    addEventListener('keydown', pressed)
    return () => removeEventListener('keydown', pressed)
  }, [store, jump, onSearch])
}
