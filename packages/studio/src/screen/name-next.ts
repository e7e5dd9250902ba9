/** Goes to the name of what was added and chosen, which says what kind of thing it is until it is written. */
export function nameNext(): void {
  requestAnimationFrame(() =>
    requestAnimationFrame(() => {
      const name = document.querySelector<HTMLInputElement>('.st-properties input')
      name?.focus()
      name?.select()
    }),
  )
}
