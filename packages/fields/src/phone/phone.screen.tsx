import { DEFAULT_LANGUAGE, isSource, plainForms } from '@formwright/definition'
import { FieldFrame, useFormContext, useText } from '@formwright/renderer'
import type { ViewProps, ScreenView } from '@formwright/renderer'
import { say } from '../screen/say.ts'
import { TextInput } from '../text/text-input.tsx'
import { phoneType } from './phone.ts'

function PhoneView({ fields: [field] }: ViewProps) {
  const { store, form } = useFormContext()
  const { language } = useText()
  if (!field) return null
  const { examples } = field.schema
  const example = Array.isArray(examples) ? examples.map(String)[0] : undefined
  // the built-in format hint is for Chinese numbers; other forms provide their own
  const isDefault = isSource(form.bundle.form, DEFAULT_LANGUAGE)
  return (
    <FieldFrame field={field}>
      {({ tied, cell, readOnly }) => (
        <TextInput
          value={cell.value}
          readOnly={readOnly}
          tied={tied}
          inputMode="tel"
          placeholder={example ?? (isDefault ? say('phone-hint', language) : '')}
          onValue={(value) => store.fill(field.pointer, tidy(value))}
        />
      )}
    </FieldFrame>
  )
}

/** Converts full-width digits and dashes from input methods to plain ones. */
function tidy(value: unknown): string | undefined {
  return typeof value === 'string' ? plainForms(value).replaceAll(/[‐-―−]/g, '-') : undefined
}

export const phoneView: ScreenView = { type: phoneType, View: PhoneView }
