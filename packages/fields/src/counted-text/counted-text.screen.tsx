import { countWords } from '@formwright/definition'
import { FieldFrame, useFormContext, useText } from '@formwright/renderer'
import type { ViewProps, ScreenView } from '@formwright/renderer'
import { say } from '../screen/say.ts'
import { TextInput } from '../text/text-input.tsx'
import { countedTextType } from './counted-text.ts'

function CountedTextView({ fields: [field], element }: ViewProps) {
  const { store } = useFormContext()
  if (!field) return null
  return (
    <FieldFrame field={field} wide>
      {({ tied, cell, readOnly }) => (
        <div className="fw-counted">
          <TextInput
            value={cell.value}
            readOnly={readOnly}
            tied={tied}
            rows={Number(element.options?.rows ?? 4)}
            onValue={(value) => store.fill(field.pointer, value)}
          />
          <Counter value={cell.value} limit={field.schema['x-words']} />
        </div>
      )}
    </FieldFrame>
  )
}

/** The number of 字 in a text, and the limit. */
function Counter({ value, limit }: { readonly value: unknown; readonly limit: number | undefined }) {
  const { language } = useText()
  const n = typeof value === 'string' ? countWords(value) : 0
  const over = limit === undefined ? 0 : n - limit
  return (
    <p className={`fw-counter${over > 0 ? ' fw-over-limit' : ''}`}>
      {limit === undefined ? say('counted', language, { n }) : say('used', language, { n, limit })}
      {over > 0 && <strong>{say('over', language, { over })}</strong>}
    </p>
  )
}

export const countedTextView: ScreenView = { type: countedTextType, View: CountedTextView }
