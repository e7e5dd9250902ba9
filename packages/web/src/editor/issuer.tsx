import { translate } from '@formwright/definition'
import type { FormBundle } from '@formwright/definition'
import { usePreferences } from '../preferences/preferences.ts'
import { useSay } from '../texts/say.ts'

/** Indicates a ruling of a regional authority. */
export function Issuer({
  bundle,
  issuer,
}: {
  readonly bundle: FormBundle
  readonly issuer: string | undefined
}) {
  const say = useSay()
  const { language } = usePreferences()
  if (issuer === undefined) return null
  return (
    <small className="quiet" data-issuer>
      {say('ruled-by', { authority: translate(bundle, language, issuer) })}
    </small>
  )
}
