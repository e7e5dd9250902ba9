import { useCallback, useRef } from 'react'
import { equal } from '@formwright/definition'
import type { Finding } from '@formwright/engine'
import type { Choice } from '@formwright/renderer'
import { useSay } from '../texts/say.ts'
import { usePreferences } from '../preferences/preferences.ts'
import type { ResolveConflict } from './use-resolve-conflict.ts'
import { UNDECIDED } from './use-reported.ts'
import type { UndecidedField } from './use-reported.ts'

const NONE: readonly Choice[] = []

/** The choice between the two values of a conflict. */
export function useConflictChoices(
  undecided: readonly UndecidedField[],
  decide: ResolveConflict,
): (finding: Finding) => readonly Choice[] {
  const say = useSay()
  const { language } = usePreferences()
  const latest = useRef({ undecided, decide })
  latest.current = { undecided, decide }
  return useCallback(
    ({ code, pointer, values }) => {
      const field =
        code === UNDECIDED &&
        latest.current.undecided.find((each) => each.pointer === pointer && equal(each.theirs, values.theirs))
      if (!field) return NONE
      return [
        { label: say('keep-mine'), choose: () => latest.current.decide(field, 'mine') },
        { label: say('take-theirs'), choose: () => latest.current.decide(field, 'theirs') },
      ]
    },
    // `say` is made anew each time; it says the same as long as the language does
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [language],
  )
}
