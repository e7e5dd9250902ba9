import { levelsAbove, regionAbove } from '@formwright/definition'
import type { RegionLevel } from '@formwright/definition'
import { useFormContext, useText } from '@formwright/renderer'
import { say } from '../screen/say.ts'
import { useRegions } from './use-regions.ts'

/**
 * Selects for province, then city, or the form's own levels, which narrow the choice if no other field does.
 * @param code the region picked, or the narrowest one above it so far; empty for none
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
  const { form } = useFormContext().form.bundle
  return levelsAbove(form, level).map((step) => (
    <Step key={step} step={step} level={level} code={code} disabled={disabled} onPick={onPick} />
  ))
}

function Step({
  step,
  level,
  code,
  disabled,
  onPick,
}: {
  readonly step: RegionLevel
  readonly level: RegionLevel
  readonly code: string
  readonly disabled: boolean
  readonly onPick: (code: string) => void
}) {
  const { language, text } = useText()
  const { form } = useFormContext().form.bundle
  const title = form.regions?.levels.find(({ id }) => id === step)?.title
  const named = title === undefined ? say(levelWord(step), language) : text(title)
  const above = levelsAbove(form, step).at(-1)
  const within = above === undefined ? '' : regionAbove(form, code, above) || undefined
  const { regions } = useRegions(step, within, level)
  const own = regionAbove(form, code, step)
  return (
    <select
      className="fw-input fw-select"
      aria-label={named}
      value={own}
      disabled={disabled || within === undefined}
      onChange={({ target }) => onPick(target.value || within || '')}
    >
      <option value="">{within === undefined ? say('pick-above', language) : named}</option>
      {regions?.map((entry) => (
        <option key={entry.code} value={entry.code}>
          {entry.name}
        </option>
      ))}
    </select>
  )
}

/** The name of a level of China's regions. */
function levelWord(level: RegionLevel) {
  return level === 'province' || level === 'city' ? (`level-${level}` as const) : 'level-county'
}
