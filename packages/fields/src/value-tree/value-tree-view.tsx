import { joinPointer, yesNo } from '@formwright/definition'
import type { Json } from '@formwright/definition'
import { idOf, useFormContext, useText, useValue } from '@formwright/renderer'
import { NumberInput } from '../number/number-input.tsx'
import { say } from '../screen/say.ts'
import { TextInput } from '../text/text-input.tsx'
import { asKind, freeName, kindOfValue, VALUE_KINDS } from './kinds.ts'
import type { ValueKind } from './kinds.ts'
import { MemberName } from './member-name.tsx'
import { RemoveMember } from './remove-member.tsx'

interface ValueTreeProps {
  readonly pointer: string
  /** The name of the value, for the accessible names of its controls. */
  readonly label: string
  readonly readOnly: boolean
  readonly describedBy?: string
  /** The allowed types; by default all. */
  readonly kinds?: readonly ValueKind[]
}

/** Any JSON value as an editable tree: type, value, members. */
export function ValueTree({ pointer, label, readOnly, describedBy, kinds = VALUE_KINDS }: ValueTreeProps) {
  const { store } = useFormContext()
  const { language } = useText()
  const value = useValue(pointer)
  const kind = kindOfValue(value)
  return (
    <div className="fw-tree" data-pointer={pointer}>
      <div className="fw-tree-line">
        <select
          className="fw-input fw-tree-kind"
          aria-label={say('type-of', language, { name: label })}
          aria-describedby={describedBy}
          value={kind}
          disabled={readOnly}
          onChange={(event) =>
            store.set(pointer, asKind(value as Json | undefined, event.target.value as ValueKind))
          }
        >
          {VALUE_KINDS.filter((one) => one === kind || kinds.includes(one)).map((one) => (
            <option key={one} value={one}>
              {say(`type-${one}`, language)}
            </option>
          ))}
        </select>
        <Scalar pointer={pointer} label={label} readOnly={readOnly} value={value} />
      </div>
      {(kind === 'list' || kind === 'object') && (
        <Members pointer={pointer} label={label} readOnly={readOnly} value={value as object} />
      )}
    </div>
  )
}

function Scalar({ pointer, label, readOnly, value }: ValueTreeProps & { readonly value: unknown }) {
  const { store } = useFormContext()
  const { language } = useText()
  const tied = {
    id: idOf(pointer),
    'aria-label': label,
    'aria-describedby': `${idOf(pointer)}-findings`,
    'aria-invalid': undefined,
    'aria-required': undefined,
  }
  const keep = (next: Json | undefined) => store.set(pointer, next ?? null)
  if (typeof value === 'string')
    return (
      <TextInput
        value={value}
        readOnly={readOnly}
        tied={tied}
        rows={1}
        onValue={(next) => store.set(pointer, next ?? '')}
      />
    )
  if (typeof value === 'number')
    return (
      <NumberInput
        bare
        schema={{ type: 'number' }}
        value={value}
        readOnly={readOnly}
        tied={tied}
        onValue={keep}
      />
    )
  if (typeof value !== 'boolean') return null
  return (
    <label className="fw-option">
      <input
        type="checkbox"
        checked={value}
        disabled={readOnly}
        aria-label={label}
        onChange={(event) => store.set(pointer, event.target.checked)}
      />
      <span>{yesNo(value, language)}</span>
    </label>
  )
}

function Members({ pointer, label, readOnly, value }: ValueTreeProps & { readonly value: object }) {
  const { store } = useFormContext()
  const { language } = useText()
  const isList = Array.isArray(value)
  const keys = Object.keys(value)
  const add = () =>
    isList
      ? store.set(pointer, [...(value as Json[]), ''])
      : store.set(pointer, {
          ...(value as Record<string, Json>),
          [freeName(value, say('member', language))]: '',
        })
  return (
    <ol className="fw-tree-members">
      {keys.map((key, index) => {
        const at = pointer + joinPointer([key])
        const name = isList ? `${label} ${index + 1}` : key
        return (
          <li key={isList ? key : `${index} ${key}`}>
            <span className="fw-tree-name">
              {isList ? index + 1 : <MemberName pointer={pointer} name={key} readOnly={readOnly} />}
            </span>
            <ValueTree pointer={at} label={name} readOnly={readOnly} />
            {!readOnly && <RemoveMember pointer={at} name={name} />}
          </li>
        )
      })}
      {!readOnly && (
        <li>
          <button
            type="button"
            className="fw-link"
            aria-label={say('add-member-to', language, {
              name: label,
              text: say(isList ? 'add-item' : 'add-member', language),
            })}
            onClick={add}
          >
            {say(isList ? 'add-item' : 'add-member', language)}
          </button>
        </li>
      )}
    </ol>
  )
}
