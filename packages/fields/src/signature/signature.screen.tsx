import { optionsOf } from '@formwright/definition'
import { FieldFrame, useFormContext, useText } from '@formwright/renderer'
import type { ViewProps, ScreenView } from '@formwright/renderer'
import { say } from '../screen/say.ts'
import { signatureType } from './signature.ts'

function SignatureView({ fields: [field] }: ViewProps) {
  const { form, store } = useFormContext()
  const { text, language } = useText()
  const { sealPlace } = form.bundle.edition.page ?? {}
  const option = field && optionsOf(field.schema)?.[0]
  if (!field || !option) return null
  return (
    <FieldFrame field={field}>
      {({ tied, cell, readOnly }) => (
        <div className="fw-signature">
          <span className="fw-seal" aria-hidden="true">
            {sealPlace === undefined ? say('seal-place', language) : text(sealPlace)}
          </span>
          <div>
            <label className="fw-option">
              <input
                {...tied}
                type="checkbox"
                checked={cell.value === option.const}
                disabled={readOnly}
                onChange={(event) =>
                  store.set(field.pointer, event.target.checked ? option.const : undefined)
                }
              />
              <span>{text(option.title)}</span>
            </label>
            <p className="fw-note">{say('sign-hint', language)}</p>
          </div>
        </div>
      )}
    </FieldFrame>
  )
}

export const signatureView: ScreenView = { type: signatureType, View: SignatureView }
