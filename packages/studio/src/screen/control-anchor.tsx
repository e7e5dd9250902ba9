import { useEffect } from 'react'
import type { ReactNode, RefObject } from 'react'
import { isWithin } from '@formwright/definition'
import { useStudio } from './use-studio.ts'

/** What marks the control of a place in a file: it is led to from lists of what is to be looked at. */
export function anchorName(file: string, pointer: string): string {
  return file + pointer
}

/** The controls of a place. */
export function ControlAnchor({
  of: [file, pointer],
  children,
}: {
  readonly of: readonly [file: string, pointer: string]
  readonly children: ReactNode
}) {
  return <div data-at={anchorName(file, pointer)}>{children}</div>
}

/** Brings the control of a place into view that somebody was led to, and gives it the keys. */
export function useLed(pane: RefObject<HTMLElement | null>): void {
  const { settingsAt } = useStudio()
  useEffect(() => {
    if (!settingsAt?.at || !pane.current) return
    const wanted = anchorName(settingsAt.path, settingsAt.at.pointer)
    const controls = [...pane.current.querySelectorAll<HTMLElement>('[data-at]')]
      .filter(({ dataset }) => isWithin(wanted, dataset['at']!))
      .sort((a, b) => b.dataset['at']!.length - a.dataset['at']!.length)
    const [control] = controls
    const around = control?.closest('details')
    if (around) around.open = true
    control?.scrollIntoView({ block: 'center' })
    control?.querySelector<HTMLElement>('input, textarea, select, summary')?.focus({ preventScroll: true })
  }, [pane, settingsAt])
}
