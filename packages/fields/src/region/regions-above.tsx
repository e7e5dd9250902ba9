import { regionAbove } from '@formwright/definition'
import { useText } from '@formwright/renderer'
import { say } from '../screen/say.ts'
import type { Level } from './region-list.ts'
import { useRegions } from './use-regions.ts'

const ABOVE: Readonly<Record<Level, readonly Level[]>> = {
  province: [],
  city: ['province'],
  county: ['province', 'city'],
}

/** The level right above one; nothing for provinces. */
export function levelAbove(level: Level): Level | undefined {
  return ABOVE[level].at(-1)
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
  readonly level: Level
  readonly code: string
  readonly disabled: boolean
  readonly onPick: (code: string) => void
}) {
  return ABOVE[level].map((step) => (
    <Step key={step} step={step} code={code} disabled={disabled} onPick={onPick} />
  ))
}

const DIGITS: Readonly<Record<Level, number>> = { province: 2, city: 4, county: 6 }

/** The place of a level that a code lies in; empty where the code does not reach so far down. */
export function regionCodeAt(code: string, level: Level): string {
  const reaches = code !== '' && !/^0*$/.test(code.slice(DIGITS[level] - 2, DIGITS[level]))
  return reaches ? regionAbove(code, level) : ''
}

function Step({
  step,
  code,
  disabled,
  onPick,
}: {
  readonly step: Level
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
