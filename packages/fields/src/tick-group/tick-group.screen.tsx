import { noneOf, optionsOf } from '@formwright/definition'
import type { Option } from '@formwright/definition'
import { Evidence, FieldFrame, useAttachments, useFormContext, useText } from '@formwright/renderer'
import type { ViewProps, ScreenView } from '@formwright/renderer'
import { say } from '../screen/say.ts'
import { tickGroupType } from './tick-group.ts'

function TickGroupView({ fields: [field], element }: ViewProps) {
  const { store, mayEdit, mayAttach } = useFormContext()
  const attachments = useAttachments()
  if (!field) return null
  const options = (field.schema.items && optionsOf(field.schema.items)) ?? []
  const asks = field.schema['x-evidence']?.when === 'ticked'
  return (
    <FieldFrame field={field} grouped wide>
      {({ tied, cell, readOnly }) => {
        const ticked = Array.isArray(cell.value) ? (cell.value as string[]) : []
        const none = noneOf(field.schema)
        const isNone = none !== undefined && cell.value === none
        // evidence may be open where the ticks are not; what a condition closes is closed for both
        const closed = readOnly && (mayEdit(field.pointer) || !mayAttach(field.pointer))
        const tick = (code: string, on: boolean) => {
          const next = options
            .map((option) => option.const)
            .filter((other) => (other === code ? on : ticked.includes(other)))
          store.fill(field.pointer, next.length === 0 ? undefined : next)
        }
        return (
          <div className="fw-ticks" data-columns={element.options?.columns}>
            {options.map((option, index) => {
              const proved = attachments.some(
                (file) => file.target === field.target && file.options?.includes(option.const),
              )
              return (
                <Tick
                  key={option.const}
                  id={index === 0 ? tied.id : `${tied.id}-${index}`}
                  option={option}
                  on={ticked.includes(option.const)}
                  target={field.target}
                  asks={asks}
                  proved={proved}
                  readOnly={readOnly}
                  closed={closed}
                  onTick={(on) => tick(option.const, on)}
                />
              )
            })}
            {none !== undefined && (
              <label className="fw-option fw-option-none">
                <input
                  type="checkbox"
                  checked={isNone}
                  disabled={readOnly}
                  onChange={(event) => store.fill(field.pointer, event.target.checked ? none : undefined)}
                />
                <span>{none}</span>
              </label>
            )}
          </div>
        )
      }}
    </FieldFrame>
  )
}

interface TickProps {
  readonly id: string
  readonly option: Option
  readonly on: boolean
  readonly target: string
  readonly asks: boolean
  readonly proved: boolean
  readonly readOnly: boolean
  /** Evidence may be neither added nor removed. */
  readonly closed: boolean
  readonly onTick: (on: boolean) => void
}

/** One box; once ticked, the evidence that it asks for. */
function Tick({ id, option, on, target, asks, proved, readOnly, closed, onTick }: TickProps) {
  const { text, language } = useText()
  return (
    <div className={`fw-tick${on ? ' fw-on' : ''}`}>
      <label className="fw-option">
        <input
          id={id}
          type="checkbox"
          checked={on}
          disabled={readOnly}
          onChange={(event) => onTick(event.target.checked)}
        />
        <span>{text(option.title)}</span>
      </label>
      {asks && (on || proved) && (
        <Evidence
          target={target}
          option={option.const}
          title={text(option.title)}
          readOnly={closed}
          wanted={on}
        />
      )}
      {!on && proved && <p className="fw-note">{say('unticked-evidence', language)}</p>}
    </div>
  )
}

export const tickGroupView: ScreenView = { type: tickGroupType, View: TickGroupView }
