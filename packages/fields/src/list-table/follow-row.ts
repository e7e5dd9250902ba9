/**
 * Focuses the same tool of a row that was moved, so that the same key moves it on. A menu that holds the
 * tools is opened; at the end of the list, where the tool is disabled, another one takes the focus.
 * @param button the tool that moved the row
 */
export function followRow(button: HTMLElement, to: number): void {
  const row = button.closest<HTMLElement>('[data-pointer]')
  const list = row?.parentElement?.closest('[data-pointer]')
  const pointer = row?.dataset.pointer?.replace(/\d+$/, String(to))
  if (!list || pointer === undefined) return
  const tool = `[data-tool="${button.dataset.tool}"]`
  // after React has rendered what the press changed, before the next key
  queueMicrotask(() => {
    const moved = list.querySelector<HTMLElement>(`[data-pointer="${CSS.escape(pointer)}"]`)
    moved?.querySelector<HTMLElement>('[data-row-menu][aria-expanded="false"]')?.click()
    queueMicrotask(() => {
      const enabled = (tools: string) => moved?.querySelector<HTMLElement>(`${tools}:not(:disabled)`)
      const next = enabled(tool) ?? enabled('[data-tool]')
      moved?.scrollIntoView({ block: 'nearest' })
      next?.focus({ preventScroll: true })
    })
  })
}
