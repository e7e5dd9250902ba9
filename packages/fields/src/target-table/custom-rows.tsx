import type { Field, FormLocale, Json, Schema } from '@formwright/definition'
import { Findings, idOf, useFindings, useFormContext, useText } from '@formwright/renderer'
import { rowsIn, withCell } from '../list-table/rows.ts'
import type { ListRow } from '../list-table/rows.ts'
import { parseNumber, showNumber } from '../number/parse.ts'
import { say } from '../screen/say.ts'
import { TypedInput } from '../screen/typed-input.tsx'

/** The rows that an applicant adds to the targets. */
export function CustomRows({
  field,
  value,
  readOnly,
}: {
  readonly field: Field
  readonly value: unknown
  readonly readOnly: boolean
}) {
  const { store } = useFormContext()
  const { language } = useText()
  const rows = rowsIn(value)
  const save = (next: readonly ListRow[]) =>
    store.set(field.pointer, next.length === 0 ? undefined : (next as Json))
  const full = rows.length >= Number(field.schema.maxItems ?? Infinity)
  return (
    <>
      {rows.map((row, index) => (
        <CustomRow
          key={index}
          field={field}
          row={row}
          index={index}
          readOnly={readOnly}
          onCell={(key, next) =>
            save(rows.map((other, at) => (at === index ? withCell(other, key, next) : other)))
          }
          onRemove={() => save(rows.filter((_, at) => at !== index))}
        />
      ))}
      <OwnFindings pointers={[field.pointer]} />
      {!readOnly && (
        <button type="button" className="fw-button" disabled={full} onClick={() => save([...rows, {}])}>
          {say('add-target', language)}
        </button>
      )}
    </>
  )
}

interface CustomRowProps {
  readonly field: Field
  readonly row: ListRow
  readonly index: number
  readonly readOnly: boolean
  readonly onCell: (key: string, value: Json | undefined) => void
  readonly onRemove: () => void
}

function CustomRow({ field, row, index, readOnly, onCell, onRemove }: CustomRowProps) {
  const { text, language, locale } = useText()
  const pointer = `${field.pointer}/${index}`
  const members = Object.entries(field.schema.items?.properties ?? {})
  const required = field.schema.items?.required ?? []
  const name = say('custom-target', language, { n: index + 1 })
  return (
    <div className="fw-custom-row" role="group" aria-label={name} data-pointer={pointer}>
      {members.map(([key, schema]) => (
        <label key={key} className="fw-custom-cell" data-pointer={`${pointer}/${key}`}>
          <span className="fw-sub">
            {text(schema.title ?? key)}
            {required.includes(key) && (
              <span className="fw-required" aria-hidden="true">
                *
              </span>
            )}
          </span>
          <TypedInput
            className="fw-input"
            readOnly={readOnly}
            aria-required={required.includes(key) || undefined}
            shown={showNumber(row[key], locale.decimalSign)}
            stored={(typed) => showNumber(parse(typed, schema, locale), locale.decimalSign)}
            onTyped={(typed) => onCell(key, parse(typed, schema, locale))}
          />
        </label>
      ))}
      {!readOnly && (
        <button
          type="button"
          className="fw-remove"
          aria-label={say('remove-target', language, {
            name: String(Object.values(row).find((value) => typeof value === 'string') ?? name),
          })}
          onClick={onRemove}
        >
          ×
        </button>
      )}
      <OwnFindings pointers={members.map(([key]) => `${pointer}/${key}`)} />
    </div>
  )
}

function OwnFindings({ pointers }: { readonly pointers: readonly string[] }) {
  return <Findings findings={useFindings(pointers)} id={`${idOf(pointers[0] ?? '')}-findings`} quiet />
}

/** A place that takes numbers and texts takes a number where one was typed. */
function parse(typed: string, schema: Schema, { decimalSign }: FormLocale): Json | undefined {
  return schema.type === 'string'
    ? typed === ''
      ? undefined
      : typed
    : parseNumber(typed, schema, decimalSign)
}
