import { titledChoicesOf, yesNo } from '@formwright/definition'
import type { Json, Schema } from '@formwright/definition'
import { FieldFrame, useFormContext, useText } from '@formwright/renderer'
import type { ViewProps, ScreenView } from '@formwright/renderer'
import { say } from '../screen/say.ts'
import { choiceType } from './choice.ts'

function ChoiceView({ fields: [field], element }: ViewProps) {
  const { store } = useFormContext()
  const { text, language } = useText()
  if (!field) return null
  const options = choicesOf(field.schema, language)
  return (
    <FieldFrame field={field} grouped>
      {({ tied, cell, readOnly }) => (
        <div
          className={`fw-options${element.options?.layout === 'down' ? ' fw-down' : ''}`}
          role="radiogroup"
          aria-labelledby={`${tied.id}-label`}
          aria-describedby={tied['aria-describedby']}
          aria-invalid={tied['aria-invalid']}
          aria-required={tied['aria-required']}
        >
          {options.map(({ value, title }, index) => (
            <label key={String(value)} className="fw-option">
              <input
                type="radio"
                id={`${tied.id}-${index}`}
                name={tied.id}
                checked={cell.value === value}
                disabled={readOnly}
                onChange={() => store.set(field.pointer, value)}
              />
              <span>{text(title)}</span>
            </label>
          ))}
          {cell.value !== undefined && cell.value !== null && !readOnly && (
            <button
              type="button"
              className="fw-link fw-clear"
              onClick={() => store.set(field.pointer, undefined)}
            >
              {say('clear-choice', language)}
            </button>
          )}
        </div>
      )}
    </FieldFrame>
  )
}

function choicesOf(schema: Schema, language: string): { value: Json; title: string }[] {
  const options = titledChoicesOf(schema)
  if (options) return options.map((option) => ({ value: option.const, title: option.title }))
  return [true, false].map((value) => ({
    value,
    title: yesNo(value, language),
  }))
}

export const choiceView: ScreenView = { type: choiceType, View: ChoiceView }
