import { equal } from '@formwright/definition'
import type { Field } from '@formwright/definition'
import { FieldFrame, useFormContext, useText } from '@formwright/renderer'
import type { ViewProps, ScreenView } from '@formwright/renderer'
import { say } from '../screen/say.ts'
import { choiceType } from './choice.ts'
import { valuesOf } from './choices-of.ts'
import { useAllowed } from './use-allowed.ts'

function ChoiceView({ fields: [field], element }: ViewProps) {
  return field ? <Choice field={field} layout={element.options?.layout} /> : null
}

function Choice({ field, layout }: { readonly field: Field; readonly layout: unknown }) {
  const { store } = useFormContext()
  const { text, language, locale } = useText()
  const allowed = useAllowed(field)
  const options = valuesOf(field.schema, locale)
  const isTick = options.length === 1
  return (
    <FieldFrame field={field} grouped>
      {({ tied, cell, readOnly }) => (
        <div
          className={`fw-options${layout === 'down' ? ' fw-down' : ''}`}
          role={isTick ? 'group' : 'radiogroup'}
          aria-labelledby={`${tied.id}-label`}
          aria-describedby={tied['aria-describedby']}
          aria-invalid={tied['aria-invalid']}
          aria-required={tied['aria-required']}
        >
          {allowed(options, cell.value).map(({ const: value, title }, index) => (
            <label key={index} className="fw-option">
              <input
                type={isTick ? 'checkbox' : 'radio'}
                id={`${tied.id}-${index}`}
                name={tied.id}
                checked={equal(cell.value, value)}
                disabled={readOnly}
                onChange={({ target }) => store.fill(field.pointer, target.checked ? value : undefined)}
              />
              <span>{text(title)}</span>
            </label>
          ))}
          {isFilled(cell.value) && !readOnly && !(isTick && equal(cell.value, options[0]!.const)) && (
            <button
              type="button"
              className="fw-link fw-clear"
              onClick={() => store.fill(field.pointer, undefined)}
            >
              {say('clear-choice', language)}
            </button>
          )}
        </div>
      )}
    </FieldFrame>
  )
}

function isFilled(value: unknown): boolean {
  return value !== undefined && value !== null
}

export const choiceView: ScreenView = { type: choiceType, View: ChoiceView }
