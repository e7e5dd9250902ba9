import { optionsOf } from '@formwright/definition'
import { FieldFrame, useAttachments, useFormContext, useText } from '@formwright/renderer'
import type { ViewProps, ScreenView } from '@formwright/renderer'
import { say } from '../screen/say.ts'
import { signatureType } from './signature.ts'

function SignatureView({ fields: [field] }: ViewProps) {
  const { form, store, mayAttach } = useFormContext()
  const { text, language } = useText()
  const attachments = useAttachments()
  const { sealPlace } = form.bundle.edition.page ?? {}
  const option = field && optionsOf(field.schema)?.[0]
  if (!field || !option) return null
  // an attached scan counts like the tick, and can still be added when the answers are locked
  const isScanned = attachments.some(({ target, kind }) => target === field.target && kind === 'evidence')
  const isLater = form.bundle.form.workflow?.later?.includes(field.pointer) ?? false
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
                checked={cell.value === option.const || (readOnly && isScanned)}
                disabled={readOnly}
                onChange={(event) =>
                  store.fill(field.pointer, event.target.checked ? option.const : undefined)
                }
              />
              <span>{text(option.title)}</span>
            </label>
            {!readOnly && (
              <p className="fw-note">{say(isLater ? 'sign-hint-later' : 'sign-hint', language)}</p>
            )}
            {readOnly && mayAttach(field.pointer) && (
              <p className="fw-note">{say('sign-hint-scan', language)}</p>
            )}
          </div>
        </div>
      )}
    </FieldFrame>
  )
}

export const signatureView: ScreenView = { type: signatureType, View: SignatureView }
