import { explainAside, explainLeft } from '@formwright/authoring'
import type { LeftBehind } from '@formwright/authoring'
import type { FormBundle } from '@formwright/definition'
import { usePreferences } from '../preferences/preferences.ts'
import { useSay } from '../texts/say.ts'
import { LeftGroups } from './left-groups.tsx'

/** What is not carried from an older edition or version, and why. */
export function LeftList({
  left,
  from,
  isSameEdition = false,
}: {
  readonly left: readonly LeftBehind[]
  /** The edition on which it was filled in, for its labels, if known. */
  readonly from?: FormBundle | undefined
  readonly isSameEdition?: boolean
}) {
  const say = useSay()
  const { language } = usePreferences()
  if (left.length === 0) return null
  return (
    <>
      <p>{say('carry-left', { count: left.length })}</p>
      <LeftGroups left={left}>
        {(one) => (isSameEdition ? explainAside : explainLeft)(one, language, from ? [from] : [])}
      </LeftGroups>
    </>
  )
}
