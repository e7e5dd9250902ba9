import { countFindings } from '@formwright/engine'
import type { OpenDeclaration } from '../declaration/open-declaration.ts'
import { useLive } from '../declaration/use-live.ts'
import { useSay } from '../texts/say.ts'

interface SwitcherProps {
  readonly store: OpenDeclaration['store']
  /** Number of notes. */
  readonly notes: number
  readonly panel: 'sections' | 'findings' | undefined
  readonly onPick: (panel: 'sections' | 'findings') => void
}

/** On narrow screens, opens parts and findings at the bottom. */
export function Switcher({ store, notes, panel, onPick }: SwitcherProps) {
  const say = useSay()
  const errors = useLive(store, (form) =>
    countFindings(form.findings().filter(({ severity }) => severity === 'error')),
  )
  const count = errors + notes
  return (
    <nav className="switcher" aria-label={say('sections')}>
      <button type="button" aria-pressed={panel === 'sections'} onClick={() => onPick('sections')}>
        {say('sections')}
      </button>
      <button type="button" aria-pressed={panel === 'findings'} onClick={() => onPick('findings')}>
        {say('findings')}
        {count > 0 && <b>{count}</b>}
      </button>
    </nav>
  )
}
