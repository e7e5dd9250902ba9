import { noneOf, noneWord, splitNames } from '@formwright/definition'
import type { Json, Schema } from '@formwright/definition'
import { meansNone } from '@formwright/engine'
import { FieldFrame, useFormContext, useText } from '@formwright/renderer'
import type { ViewProps, ScreenView, Tied } from '@formwright/renderer'
import { say } from '../screen/say.ts'
import { TypedArea } from '../screen/typed-input.tsx'
import { namesType } from './names.ts'

function NamesView({ fields: [field] }: ViewProps) {
  const { store } = useFormContext()
  if (!field) return null
  return (
    <FieldFrame field={field} wide>
      {({ tied, cell, readOnly }) => (
        <>
          <NamesInput
            schema={field.schema}
            value={cell.value}
            readOnly={readOnly}
            tied={tied}
            onValue={(value) => store.fill(field.pointer, value)}
          />
          {!readOnly && (
            <SplitOffer value={cell.value} onValue={(value) => store.fill(field.pointer, value)} />
          )}
        </>
      )}
    </FieldFrame>
  )
}

/** Offers to split several names in one line. */
function SplitOffer({
  value,
  onValue,
}: {
  readonly value: unknown
  readonly onValue: (value: Json) => void
}) {
  const { language } = useText()
  const split = Array.isArray(value)
    ? splitNames(value.filter((name): name is string => typeof name === 'string'))
    : undefined
  if (!split) return null
  return (
    <button type="button" className="fw-fix" onClick={() => onValue([...split.names])}>
      {say('split-names', language, { separators: split.separators, n: split.names.length })}
    </button>
  )
}

interface NamesInputProps {
  readonly schema: Schema
  readonly value: unknown
  readonly onValue: (value: Json | undefined) => void
  readonly readOnly: boolean
  readonly tied: Partial<Tied> & { readonly 'aria-label'?: string }
}

/** A text area for names, one on each line. */
export function NamesInput({ schema, value, onValue, readOnly, tied }: NamesInputProps) {
  const { form } = useFormContext()
  const { language } = useText()
  const names = countNames(value, noneOf(schema) ?? noneWord(form.bundle.form))
  return (
    <div className="fw-counted">
      <TypedArea
        {...tied}
        className="fw-input fw-area fw-names"
        rows={2}
        readOnly={readOnly}
        stored={(text) => text}
        shown={showNames(value)}
        onTyped={(text) => onValue(parseNames(text, schema))}
      />
      <p className="fw-counter">
        {!readOnly && <span className="fw-names-hint">{say('names-hint', language)}</span>}
        {names > 0 && say('names-count', language, { n: names })}
      </p>
    </div>
  )
}

/** The number of names; the “none” word does not count, whatever its spelling. */
export function countNames(value: unknown, none: string): number {
  return Array.isArray(value) ? value.filter((name) => !meansNone(name, none)).length : 0
}

/**
 * Parses lines as names. Empty lines are skipped; the “none” word alone means that there are none, if the
 * field allows it.
 */
export function parseNames(text: string, schema: Schema): Json | undefined {
  const names = text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
  if (names.length === 0) return undefined
  const none = noneOf(schema)
  return none !== undefined && names.length === 1 && names[0]!.toLowerCase() === none.toLowerCase()
    ? none
    : names
}

function showNames(value: unknown): string {
  if (Array.isArray(value))
    return value.map((name) => (typeof name === 'string' ? name : JSON.stringify(name))).join('\n')
  return typeof value === 'string'
    ? value
    : value === undefined || value === null
      ? ''
      : JSON.stringify(value)
}

export const namesView: ScreenView = { type: namesType, View: NamesView }
