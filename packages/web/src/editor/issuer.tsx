import { translate, word } from '@formwright/definition'
import type { FormBundle } from '@formwright/definition'
import { usePreferences } from '../preferences/preferences.ts'

/** Indicates a ruling of a regional authority. */
export function Issuer({
  bundle,
  issuer,
}: {
  readonly bundle: FormBundle
  readonly issuer: string | undefined
}) {
  const { language } = usePreferences()
  if (issuer === undefined) return null
  return (
    <small className="quiet" data-issuer>
      {word('ruled-by', language, { authority: translate(bundle, language, issuer) })}
    </small>
  )
}
