import { explainAside, explainLeft } from '@formwright/authoring'
import type { LeftBehind } from '@formwright/authoring'
import type { FormBundle } from '@formwright/definition'
import { usePreferences } from '../preferences/preferences.ts'
import { useSay } from '../texts/say.ts'
import { LeftGroups } from './left-groups.tsx'

/** What of an older edition, or of another version of this one, is not carried, and why. */
export function LeftList({
  left,
  from,
  isSameEdition = false,
}: {
  readonly left: readonly LeftBehind[]
  /** What it was filled in on, where that is known: it knows its words. */
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
