import { useMemo } from 'react'
import { diff, explainChange } from '@formwright/authoring'
import { joinList, parseForm, word } from '@formwright/definition'
import { withChanges } from '@formwright/studio'
import type { DefinitionDocument } from '@formwright/studio'
import { usePreferences } from '../preferences/preferences.ts'
import type { DraftSync, SyncState } from './draft-sync.ts'
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
    const [before, after] = (['theirs', 'own'] as const).map(
      (preferred) => parseForm(withChanges(definition.files, sync.joined(files, preferred)!), edition).bundle,
    )
    return before && after ? diff(before, after).map((change) => explainChange(change, language)) : []
  }, [definition, edition, files, language, sync])
  return (
    <>
      {say('studio-conflict', {
        by: by.length > 0 ? joinList([...by], language) : say('studio-others'),
        what:
          changes.length > 0
            ? changes.slice(0, SHOWN).join(word('list-of-lists', language))
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
