import { useEffect, useSyncExternalStore } from 'react'
import type { ComponentType } from 'react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { DifferenceView } from '@formwright/api'
import { useRulesSaid } from '@formwright/studio/screen'
import type { ChangesProps } from '@formwright/studio/screen'
import { call } from '../api/api.ts'
import { usePreferences } from '../preferences/preferences.ts'
import { Marked } from '../values/marked.tsx'
import { impactText } from './impact-text.ts'
import type { DraftSync } from './draft-sync.ts'
import { differencesQuery, impactQuery, isUnderway } from './draft-queries.ts'
import { changeText } from './change-text.ts'
import { useStudioSay } from './say.ts'

/** Delay after an edit before stored applications are tested again, in milliseconds. */
const QUIET = 1500

/** The list of a draft's changes, updated when it is saved. */
export function changesOf(id: string, sync: DraftSync): ComponentType<ChangesProps> {
  return function Changes(props) {
    const revision = useSyncExternalStore(
      (listener) => sync.subscribe(listener),
      () => sync.revision,
    )
    return <ChangesOfDraft id={id} revision={revision} {...props} />
  }
}

/**
 * The changes of the saved draft against its original edition: for one field beside its properties, or for
 * the whole form in the side list.
 */
function ChangesOfDraft({
  id,
  revision,
  field,
}: ChangesProps & { readonly id: string; readonly revision: number }) {
  const say = useStudioSay()
  const { data: impact } = useQuery(impactQuery(id, revision))
  const {
    data: changes,
    isError,
    isPending,
  } = useQuery({ ...differencesQuery(id, revision, impact), retry: false })
  const shown = changes?.filter((change) => field === undefined || change.field === field) ?? []
  const matters =
    field !== undefined && shown.some(({ class: kind, converted }) => kind !== 'safe' || converted)
  useTrial(id, revision, matters && impact !== undefined && !impact?.current)
  if (field !== undefined && shown.length === 0) return null
  const underway = impact && isUnderway(impact)
  return (
    <section className="st-property" aria-label={say('studio-differences')}>
      {field !== undefined && <span className="st-name">{say('studio-differences')}</span>}
      {shown.length === 0 && (
        <p className="st-hint">
          {say(isError ? 'studio-compare-failed' : isPending ? 'studio-comparing' : 'studio-same')}
        </p>
      )}
      <ul className="studio-changes">
        {shown.map((change, index) => (
          <Line key={index} change={change} />
        ))}
      </ul>
      {matters && underway && (
        <p className="st-hint" role="status">
          {say('impact-underway', { done: impact.done, total: impact.total })}
        </p>
      )}
    </section>
  )
}

function Line({ change }: { readonly change: DifferenceView }) {
  const { class: kind, carried } = change
  const say = useStudioSay()
  const { language } = usePreferences()
  const { words, spans } = changeText(change, useRulesSaid(), language)
  const meaning = kind === 'safe' ? [] : [say(`studio-${carried ? 'carried' : 'class'}-${kind}`)]
  const texts = [...meaning, impactText(change, say)].filter((one) => one !== undefined)
  return (
    <li className={`is-${kind}`}>
      {words} <Marked spans={spans} />
      {texts.length > 0 && <strong> {texts.join(' · ')}</strong>}
    </li>
  )
}

/** Starts an impact run when a change needs one. */
function useTrial(id: string, revision: number, wanted: boolean): void {
  const queries = useQueryClient()
  const { mutate } = useMutation({
    mutationFn: () => call('POST /definitions/drafts/:id/impact', { params: { id } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: impactQuery(id).queryKey }),
  })
  useEffect(() => {
    if (!wanted) return
    const timer = setTimeout(() => mutate(), QUIET)
    return () => clearTimeout(timer)
  }, [wanted, revision, mutate])
}
