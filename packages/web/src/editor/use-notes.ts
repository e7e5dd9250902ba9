import { useMemo } from 'react'
import type { Part } from '@formwright/definition'
import type { Remark } from '@formwright/renderer'
import { inParts } from '../declaration/in-parts.ts'
import { useSay } from '../texts/say.ts'
import type { ListedNote } from './findings.tsx'

/** What reviewers want corrected: as it stands at the fields, and how many notes are in each part. */
export function useNotes(notes: readonly ListedNote[], parts: readonly Part[], language: string) {
  const say = useSay()
  const remarks = useMemo<readonly Remark[]>(
    () => notes.map((note) => ({ ...note, by: say('note-by', { by: note.by }) })),
    // the words follow the language, as the form does
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [notes, language],
  )
  const notesByPart = useMemo(() => {
    const counts = new Map<string, number>()
    for (const { pointer } of notes) {
      const key = inParts(parts, pointer)
      counts.set(key, (counts.get(key) ?? 0) + 1)
    }
    return counts
  }, [notes, parts])
  return { remarks, notesByPart }
}
