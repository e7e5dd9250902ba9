import { explainAside, explainLeft } from '@formwright/authoring'
import type { LeftBehind } from '@formwright/authoring'
import { usePreferences } from '../preferences/preferences.ts'
import { useSay } from '../texts/say.ts'

/** What of an older edition, or of another version of this one, is not carried, and why. */
export function LeftList({
  left,
  isSameEdition = false,
}: {
  readonly left: readonly LeftBehind[]
  readonly isSameEdition?: boolean
}) {
  const say = useSay()
  const { language } = usePreferences()
  if (left.length === 0) return null
  return (
    <>
      <p>{say('carry-left', { count: left.length })}</p>
      <ul className="blocker-items">
        {left.map((one, index) => (
          <li key={index}>{(isSameEdition ? explainAside : explainLeft)(one, language)}</li>
        ))}
      </ul>
    </>
  )
}
