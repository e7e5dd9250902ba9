import { useCallback } from 'react'
import { equal } from '@formwright/engine'
import type { Finding } from '@formwright/engine'
import type { Choice } from '@formwright/renderer'
import type { DraftStore } from '../drafts/draft-store.ts'
import { useSay } from '../texts/say.ts'
import { usePreferences } from '../preferences/preferences.ts'
import { UNDECIDED } from './use-reported.ts'

const NONE: readonly Choice[] = []

/** At a place that is undecided, the two values to choose from. */
export function useChoices(draftStore: DraftStore): (finding: Finding) => readonly Choice[] {
  const say = useSay()
  const { language } = usePreferences()
  return useCallback(
    ({ code, pointer, values }) => {
      const field =
        code === UNDECIDED &&
        draftStore.undecided.find((each) => each.pointer === pointer && equal(each.theirs, values.theirs))
      if (!field) return NONE
      return [
        { label: say('keep-mine'), choose: () => void draftStore.decide(field, 'mine') },
        { label: say('take-theirs'), choose: () => void draftStore.decide(field, 'theirs') },
      ]
    },
    // `say` is made anew each time; it says the same as long as the language does
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [draftStore, language],
  )
}
