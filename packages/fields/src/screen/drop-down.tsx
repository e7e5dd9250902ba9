import { equal, scalarText } from '@formwright/definition'
import type { Json } from '@formwright/definition'
import { useText } from '@formwright/renderer'
import type { Tied } from '@formwright/renderer'

/** A select element for a few options. A value that is not one of them is still shown. */
export function DropDown({
  options,
  value,
  tied,
  disabled,
  blank = '',
  onValue,
}: {
  readonly options: readonly { readonly const: Json; readonly title: string }[]
  readonly value: unknown
  readonly tied: Partial<Tied> & { readonly 'aria-label'?: string }
  readonly disabled: boolean
  /** The text shown while nothing is chosen. */
  readonly blank?: string
  readonly onValue: (value: Json | undefined) => void
}) {
  const { text } = useText()
  const index = options.findIndex((option) => equal(option.const, value))
  const isOther = index < 0 && value !== undefined && value !== null
  return (
    <select
      {...tied}
      className="fw-input"
      disabled={disabled}
      value={index < 0 ? (isOther ? 'other' : '') : String(index)}
      onChange={({ target }) =>
        onValue(target.value === '' ? undefined : options[Number(target.value)]?.const)
      }
    >
      <option value="">{blank}</option>
      {isOther && (
        <option value="other" disabled>
          {scalarText(value)}
        </option>
      )}
      {options.map(({ title }, at) => (
        <option key={at} value={at}>
          {text(title)}
        </option>
      ))}
    </select>
  )
}
