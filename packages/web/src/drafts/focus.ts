/** Tracks the focused field of a window. */
export interface Focus {
  /** Pointer of the focused field or cell, if any. */
  readonly at: () => string | undefined
  /** Subscribes to changes. Returns the function that unsubscribes. */
  readonly onChange: (listener: () => void) => () => void
}

/** Of this browser window. */
export const browserFocus: Focus = {
  at: () => document.activeElement?.closest<HTMLElement>('[data-pointer]')?.dataset.pointer,
  onChange: (listener) => {
    // wait until the next field has the focus
    const later = () => setTimeout(listener)
    addEventListener('focusout', later)
    return () => removeEventListener('focusout', later)
  },
}
