import { translate } from '@formwright/definition'
import type { FormBundle } from '@formwright/definition'
import { usePreferences } from '../preferences/preferences.ts'
import { useSay } from '../texts/say.ts'

/** Says that something is the ruling of a region's authority and not of the edition itself. */
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
