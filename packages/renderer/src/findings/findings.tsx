import { truncate, LABEL_SEPARATOR, numberText, officialLabel } from '@formwright/definition'
import type { FormLocale, Json } from '@formwright/definition'
import { isMissing } from '@formwright/engine'
import type { Finding, FormStore } from '@formwright/engine'
import { useFormContext, useText } from '../context/form-context.ts'

/**
 * Findings in words, each with its one-click fix. Findings about cells that are merely empty are left to the
 * list of findings.
 */
export function Findings({
  findings,
  id,
  quiet,
}: {
  readonly findings: readonly Finding[]
  readonly id: string
  readonly quiet?: boolean
}) {
  const { store } = useFormContext()
  const shown = quiet ? findings.filter((finding) => !isMissing(finding, store.answers)) : findings
  if (shown.length === 0) return null
  return (
    <ul className="fw-findings" id={id}>
      {shown.map((finding, index) => (
        <FindingLine key={index} finding={finding} />
      ))}
    </ul>
  )
}

function FindingLine({ finding }: { readonly finding: Finding }) {
  const { choicesOf } = useFormContext()
  const { say, text, locale } = useText()
  const { issuer } = finding
  return (
    <li className={`fw-finding fw-${finding.severity}`}>
      <span className="fw-finding-mark" aria-label={say(finding.severity)} role="img" />
      <span>
        {finding.message}
        {issuer !== undefined && (
          <small className="fw-ruled-by">{locale.word('ruled-by', { authority: text(issuer) })}</small>
        )}
      </span>
      <FixButton finding={finding} />
      {choicesOf(finding).map(({ label, choose }) => (
        <button key={label} type="button" className="fw-fix" onClick={choose}>
          {label}
        </button>
      ))}
    </li>
  )
}

/**
 * Sets the value that the rule computed. Where two fields have to agree, either value can be used: each
 * button names the field that it changes.
 */
export function FixButton({ finding }: { readonly finding: Finding }) {
  const { form, store, fields, mayEdit } = useFormContext()
  const { say, text, locale } = useText()
  const nameOf = (pointer: string) => {
    const field = fields.containing(pointer)
    const part = form.bundle.parts.find(({ key }) => key === field?.part)
    return field && text([part?.title, officialLabel(field, pointer)].join(LABEL_SEPARATOR))
  }
  const fixes = [finding.fix, finding.reverseFix].filter(
    (fix): fix is Readonly<Record<string, Json>> => fix !== undefined && Object.keys(fix).every(mayEdit),
  )
  return fixes.map((fix) => {
    const values = Object.values(fix)
    const value = locale.list(values.map((one) => showValue(one, locale)))
    const field = fixes.length > 1 ? nameOf(Object.keys(fix)[0]!) : undefined
    return (
      <button key={Object.keys(fix).join()} type="button" className="fw-fix" onClick={() => take(store, fix)}>
        {(fix === finding.fix ? finding.fixText : undefined) ??
          (values.every((one) => one === null) ? say('clear') : undefined) ??
          (field ? say('fix-field-to', { field, value }) : say('fix-to', { value }))}
      </button>
    )
  })
}

/** Sets the values of a fix; those that equal the result of a formula are marked as computed. */
function take(store: FormStore, fix: Readonly<Record<string, Json>>): void {
  const computed = Object.entries(fix).every(([pointer, value]) => store.computedAt(pointer) === value)
  store.setAll(Object.entries(fix), computed ? 'computed' : undefined)
}

/** A value, shortened to fit on a button. */
export function showValue(value: Json, { decimalSign }: Pick<FormLocale, 'decimalSign'>): string {
  const text =
    typeof value === 'number'
      ? numberText(value).replace('.', decimalSign)
      : typeof value === 'string'
        ? value
        : JSON.stringify(value)
  return text.length > 24 ? `${truncate(text, 23)}…` : text
}
