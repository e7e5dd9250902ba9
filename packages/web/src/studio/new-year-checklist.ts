import { useEffect, useMemo, useState } from 'react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { DraftView } from '@formwright/api'
import type { RevisionReview } from '@formwright/authoring'
import { lookThrough, previousOf, toTickOff } from '@formwright/studio'
import type { StudioModel } from '@formwright/studio'
import type { Looked } from '@formwright/studio/screen'
import { call } from '../api/api.ts'
import { usePreferences } from '../preferences/preferences.ts'
import { timeText } from '../texts/time.ts'
import { draftNowQuery, FRESH } from './draft-queries.ts'
import { useStudioSay } from './say.ts'

/** The ticked review items of a draft; who ticked them is stored on the server. */
export function useNewYearChecklist(draft: DraftView): { readonly looked: Looked; readonly error: unknown } {
  const say = useStudioSay()
  const { language } = usePreferences()
  const queries = useQueryClient()
  const { queryKey, queryFn } = draftNowQuery(draft.id)
  const { data } = useQuery({ queryKey, queryFn, staleTime: FRESH, initialData: draft })
  // beside the server's list, which an answer from before the tick may replace at any time
  const [pending, setPending] = useState<ReadonlyMap<string, boolean>>(new Map())
  const { mutate, error } = useMutation({
    mutationFn: (body: { readonly item: string; readonly looked: boolean }) =>
      call('PUT /definitions/drafts/:id/looked', { params: { id: draft.id }, body }),
    scope: { id: `looked ${draft.id}` },
    onSuccess: (looked) => {
      queries.setQueryData(queryKey, (now: DraftView | undefined) => now && { ...now, looked })
      // an answer that is on its way may be older
      return queries.isFetching({ queryKey }) > 0 ? queries.invalidateQueries({ queryKey }) : undefined
    },
    onError: () => queries.invalidateQueries({ queryKey }),
    onSettled: (_looked, _error, { item, looked }) =>
      setPending((before) =>
        before.get(item) === looked ? new Map([...before].filter(([name]) => name !== item)) : before,
      ),
  })
  const looked = useMemo((): Looked => {
    const by = new Map(
      data.looked.map((tick) => [
        tick.item,
        say('looked-by', { by: tick.by, at: timeText(tick.at, language) }),
      ]),
    )
    for (const [item, isLooked] of pending) {
      if (!isLooked) by.delete(item)
      else if (!by.has(item)) by.set(item, say('studio-saving'))
    }
    return {
      by,
      mark: (item, isLooked) => {
        setPending((before) => new Map(before).set(item, isLooked))
        mutate({ item, looked: isLooked })
      },
    }
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- its words follow the language
  }, [data.looked, pending, mutate, language])
  return { looked, error }
}

/** The number of open items of a new year, and who ticked how many. */
export interface NewYearState {
  readonly previous: string
  readonly open: number
  readonly count: number
  /** Name → number of ticked items. */
  readonly by: ReadonlyMap<string, number>
}

/** Progress of the new-year checklist; `undefined` if unknown or not applicable. */
export function useNewYearState(
  { looked }: Pick<DraftView, 'looked'>,
  model: StudioModel | undefined,
): NewYearState | undefined {
  const previous = model && previousOf(model)
  const [found, setFound] = useState<RevisionReview>()
  useEffect(() => {
    if (!model || previous === undefined) return undefined
    return lookThrough({ files: model.files, previous, edition: model.edition }, setFound)
  }, [model, previous])
  return useMemo(() => {
    if (!model || previous === undefined || !found) return undefined
    const { items } = toTickOff(model, previous, found)
    const names = new Map(looked.map(({ item, by }) => [item, by]))
    const by = new Map<string, number>()
    for (const item of items) {
      const name = names.get(item)
      if (name !== undefined) by.set(name, (by.get(name) ?? 0) + 1)
    }
    const open = items.filter((item) => !names.has(item)).length
    return { previous, open, count: items.length, by }
  }, [model, previous, found, looked])
}
