import { useEffect } from 'react'
import type { ReactNode, RefObject } from 'react'
import { isWithin } from '@formwright/definition'
import { useStudio } from './use-studio.ts'

/** The anchor of the control for a location in a file, which lists of items to review link to. */
export function anchorName(file: string, pointer: string): string {
  return file + pointer
}

/** Marks the controls of a location. */
export function ControlAnchor({
  of: [file, pointer],
  children,
}: {
  readonly of: readonly [file: string, pointer: string]
  readonly children: ReactNode
}) {
  return <div data-at={anchorName(file, pointer)}>{children}</div>
}

/** Scrolls to the control of the location that a link leads to, and focuses it. */
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
