import { useMemo } from 'react'
import type { Remark } from '@formwright/renderer'
import { useSay } from '../texts/say.ts'
import type { ListedNote } from './findings.tsx'

/** The reviewers' notes, shown at their fields. */
export function useRemarks(notes: readonly ListedNote[], language: string): readonly Remark[] {
  const say = useSay()
  return useMemo(
    () => notes.map((note) => ({ ...note, by: say('note-by', { by: note.by }) })),
    // the words follow the language, as the form does
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [notes, language],
  )
}
