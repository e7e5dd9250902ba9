/** Focuses the name of the item that was added, which has an initial name. */
export function nameNext(): void {
  requestAnimationFrame(() =>
    requestAnimationFrame(() => {
      const name = document.querySelector<HTMLInputElement>('.st-properties input')
      name?.focus()
      name?.select()
    }),
  )
}
