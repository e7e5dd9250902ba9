/** Where somebody is at work in a window. */
export interface Focus {
  /** The pointer of the field or cell that keys go to, if there is one. */
  readonly at: () => string | undefined
  /** Hears when that changes. Gives what ends it. */
  readonly onChange: (listener: () => void) => () => void
}

/** Of this window of the browser. */
export const browserFocus: Focus = {
  at: () => document.activeElement?.closest<HTMLElement>('[data-pointer]')?.dataset.pointer,
  onChange: (listener) => {
    // the next field has the focus by then
    const later = () => setTimeout(listener)
    addEventListener('focusout', later)
    return () => removeEventListener('focusout', later)
  },
}
