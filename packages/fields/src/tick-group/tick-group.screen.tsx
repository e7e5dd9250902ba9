import { noneOf, optionsOf, scalarText } from '@formwright/definition'
import type { Field, Json } from '@formwright/definition'
import { asksTicked } from '@formwright/engine'
import { Evidence, FieldFrame, useAttachments, useFormContext, useText } from '@formwright/renderer'
import type { ViewProps, ScreenView } from '@formwright/renderer'
import { useAllowed } from '../choice/use-allowed.ts'
import { Picker } from '../screen/picker.tsx'
import { say } from '../screen/say.ts'
import { tickGroupType } from './tick-group.ts'

function TickGroupView({ fields: [field], element }: ViewProps) {
  return field ? <Ticks field={field} columns={element.options?.columns} /> : null
}

interface TicksProps {
  readonly field: Field
  readonly columns?: unknown
  /** Only shows chosen options; others are found by typing. */
  readonly isSearched?: boolean
}

/** A box for each option, and for each chosen value that is not an option, so that it can be removed. */
export function Ticks({ field, columns, isSearched = false }: TicksProps) {
  const { store, mayEdit, mayAttach } = useFormContext()
  const { text, language } = useText()
  const attachments = useAttachments()
  const allowed = useAllowed(field)
  const all = optionsOf(field.schema.items ?? false) ?? []
  const evidence = field.schema['x-evidence']
  const isProved = (code: unknown) =>
    attachments.some((file) => file.target === field.target && file.options?.includes(String(code)))
  return (
    <FieldFrame field={field} grouped wide>
      {({ tied, cell, readOnly }) => {
        const ticked: readonly Json[] = Array.isArray(cell.value) ? cell.value : []
        const none = noneOf(field.schema)
        const isNone = none !== undefined && cell.value === none
        // evidence may be editable while the ticks are not; what a condition closes is closed for both
        const closed = readOnly && (mayEdit(field.pointer) || !mayAttach(field.pointer))
        const options = [...all, ...unknownIn(ticked, all)]
        const known = allowed(all, ticked)
        const shown = options.filter(
          (option) =>
            ticked.includes(option.const) ||
            isProved(option.const) ||
            (!isSearched && known.some((one) => one === option)),
        )
        const tick = (code: Json, on: boolean) => {
          const next = options
            .map((option) => option.const)
            .filter((other) => (other === code ? on : ticked.includes(other)))
          store.fill(field.pointer, next.length === 0 ? undefined : next)
        }
        return (
          <div className="fw-ticks" data-columns={columns}>
            {shown.map((option, index) => (
              <Tick
                key={index}
                id={index === 0 && !isSearched ? tied.id : `${tied.id}-${index}`}
                option={option}
                on={ticked.includes(option.const)}
                target={field.target}
                asks={asksTicked(evidence, option.const)}
                proved={isProved(option.const)}
                readOnly={readOnly}
                closed={closed}
                onTick={(on) => tick(option.const, on)}
              />
            ))}
            {isSearched && !readOnly && (
              <Picker
                items={known.filter((option) => !ticked.includes(option.const))}
                titleOf={({ title }) => text(title)}
                tied={tied}
                placeholder={say('pick-options', language)}
                nothing={say('no-option-fits', language)}
                onPick={(option) => tick(option.const, true)}
                onTyped={() => {}}
              />
            )}
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

interface Choosable {
  readonly const: Json
  readonly title: string
}

/** Chosen values that are not options. */
function unknownIn(ticked: readonly Json[], known: readonly Choosable[]): Choosable[] {
  return [...new Set(ticked)]
    .filter((code) => !known.some((option) => option.const === code))
    .map((code) => ({ const: code, title: scalarText(code) || JSON.stringify(code) }))
}

interface TickProps {
  readonly id: string
  readonly option: Choosable
  readonly on: boolean
  readonly target: string
  readonly asks: boolean
  readonly proved: boolean
  readonly readOnly: boolean
  /** Evidence can neither be added nor removed. */
  readonly closed: boolean
  readonly onTick: (on: boolean) => void
}

/** One box; if ticked, also the evidence that it requires. */
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
          option={String(option.const)}
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
