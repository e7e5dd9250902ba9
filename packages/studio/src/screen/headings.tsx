import { useEffect, useState } from 'react'
import type { RefObject } from 'react'

/** The headings of a long pane, as links. */
export function Headings({
  of,
  label,
}: {
  readonly of: RefObject<HTMLElement | null>
  readonly label: string
}) {
  const [titles, setTitles] = useState<readonly string[]>([])
  // headings depend on the form; the pane is complete after rendering
  useEffect(() => {
    const now = headingsIn(of.current).map((heading) => heading.textContent ?? '')
    setTitles((before) => (before.join('\n') === now.join('\n') ? before : now))
  })
  return (
    <nav className="st-headings" aria-label={label}>
      {titles.map((title, index) => (
        <button
          key={index}
          type="button"
          className="st-link"
          onClick={() => headingsIn(of.current)[index]?.scrollIntoView({ block: 'start' })}
        >
          {title}
        </button>
      ))}
    </nav>
  )
}

function headingsIn(pane: HTMLElement | null): HTMLElement[] {
  return [...(pane?.querySelectorAll('h2') ?? [])]
}
