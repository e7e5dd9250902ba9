import { useMemo } from 'react'
import { diff, explainChange } from '@formwright/authoring'
import { joinList, parseForm, word } from '@formwright/definition'
import { withChanges } from '@formwright/studio'
import type { DefinitionDocument } from '@formwright/studio'
import { usePreferences } from '../preferences/preferences.ts'
import type { DraftSync, SyncState } from './draft-sync.ts'
import { leavesThatDiffer } from './leaves.ts'
import { useStudioSay } from './say.ts'

/** Differences that are named. */
const SHOWN = 6

/** Who changed the same place, and what choosing theirs or one's own would mean, from theirs to one's own. */
export function Conflict({
  state: { files, by },
  definition,
  edition,
  sync,
}: {
  readonly state: Extract<SyncState, { readonly kind: 'conflict' }>
  readonly definition: DefinitionDocument
  readonly edition: string
  readonly sync: DraftSync
}) {
  const say = useStudioSay()
  const { language } = usePreferences()
  const changes = useMemo(() => {
    const [theirs, own] = (['theirs', 'own'] as const).map((preferred) =>
      withChanges(definition.files, sync.joined(files, preferred)!),
    )
    const [before, after] = [theirs!, own!].map((all) => parseForm(all, edition).bundle)
    const told = before && after ? diff(before, after).map((change) => explainChange(change, language)) : []
    if (told.length > 0) return told
    // what the diff does not tell, as it is no matter for answers, is told place by place
    return Object.keys(files).flatMap((path) => leavesThatDiffer(theirs!.get(path), own!.get(path)))
  }, [definition, edition, files, language, sync])
  const told = changes.slice(0, SHOWN).map((one) => {
    if (typeof one === 'string') return one
    const { title, ...both } = one
    const [theirs, own] = [both.theirs, both.own].map((text) => text || say('studio-conflict-nothing'))
    return say('studio-conflict-place', { title, theirs: theirs!, own: own! })
  })
  return (
    <>
      {say('studio-conflict', {
        by: by.length > 0 ? joinList([...by], language) : say('studio-others'),
        what:
          told.length > 0
            ? told.join(word('list-of-lists', language))
            : joinList(Object.keys(files), language),
      })}
      <button type="button" className="st-button" onClick={() => sync.settle('theirs')}>
        {say('studio-theirs')}
      </button>
      <button type="button" className="st-button" onClick={() => sync.settle('own')}>
        {say('studio-own')}
      </button>
    </>
  )
}
