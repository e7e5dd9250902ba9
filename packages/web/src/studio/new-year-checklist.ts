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
  const query = draftNowQuery(draft.id)
  const { data } = useQuery({ ...query, staleTime: FRESH, initialData: draft })
  const keep = (looked: DraftView['looked']) =>
    queries.setQueryData(query.queryKey, (now: DraftView | undefined) => now && { ...now, looked })
  const { mutate, error } = useMutation({
    mutationFn: (body: { readonly item: string; readonly looked: boolean }) =>
      call('PUT /definitions/drafts/:id/looked', { params: { id: draft.id }, body }),
    onMutate: ({ item, looked }) => {
      const others = data.looked.filter((one) => one.item !== item)
      keep(looked ? [...others, { item, by: '', at: '' }] : others)
    },
    onSuccess: (looked) => keep(looked),
    onError: () => queries.invalidateQueries({ queryKey: query.queryKey }),
  })
  const looked = useMemo(
    (): Looked => ({
      by: new Map(
        data.looked.map(({ item, by, at }) => [
          item,
          // until the server returns the name
          by === '' ? say('studio-saving') : say('looked-by', { by, at: timeText(at, language) }),
        ]),
      ),
      mark: (item, isLooked) => mutate({ item, looked: isLooked }),
    }),
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- its words follow the language
    [data.looked, mutate, language],
  )
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
