import { levelsAbove, reachesLevel, regionAbove } from '@formwright/definition'
import type { RegionLevel } from '@formwright/definition'
import { useText } from '@formwright/renderer'
import { say } from '../screen/say.ts'
import { useRegions } from './use-regions.ts'

/** The level right above one; nothing for provinces. */
export function levelAbove(level: RegionLevel): RegionLevel | undefined {
  return levelsAbove(level).at(-1)
}

/**
 * Province, then city: what narrows the choice of a place where no other field does.
 * @param code the place that is picked, or the narrowest one above it so far; empty for none
 */
export function RegionsAbove({
  level,
  code,
  disabled,
  onPick,
}: {
  readonly level: RegionLevel
  readonly code: string
  readonly disabled: boolean
  readonly onPick: (code: string) => void
}) {
  return levelsAbove(level).map((step) => (
    <Step key={step} step={step} code={code} disabled={disabled} onPick={onPick} />
  ))
}

/** The place of a level that a code lies in; empty where the code does not reach so far down. */
export function regionCodeAt(code: string, level: RegionLevel): string {
  return reachesLevel(code, level) ? regionAbove(code, level) : ''
}

function Step({
  step,
  code,
  disabled,
  onPick,
}: {
  readonly step: RegionLevel
  readonly code: string
  readonly disabled: boolean
  readonly onPick: (code: string) => void
}) {
  const { language } = useText()
  const above = levelAbove(step)
  const within = above === undefined ? '' : regionCodeAt(code, above) || undefined
  const { regions } = useRegions(step, within)
  const own = regionCodeAt(code, step)
  return (
    <select
      className="fw-input fw-select"
      aria-label={say(`level-${step}`, language)}
      value={own}
      disabled={disabled || within === undefined}
      onChange={({ target }) => onPick(target.value || within || '')}
    >
      <option value="">{say(within === undefined ? 'pick-above' : `level-${step}`, language)}</option>
      {regions?.map((entry) => (
        <option key={entry.code} value={entry.code}>
          {entry.name}
        </option>
      ))}
    </select>
  )
}
