import { useEffect, useRef, useState } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { useStudioSection } from '@formwright/studio/screen'
import type { PresentView } from '@formwright/api'
import { call } from '../api/api.ts'
import { draftNowQuery } from './draft-queries.ts'
import type { DraftSync } from './draft-sync.ts'
import { useStudioSay } from './say.ts'

/** Poll interval in milliseconds for presence and changes of others. */
const BEAT = 4000
const WINDOW = crypto.randomUUID()

/** Who else has the draft open, and where; adopts their changes, comments and ticks. */
export function Colleagues({ id, sync }: { readonly id: string; readonly sync: DraftSync }) {
  const say = useStudioSay()
  const { part, titleOf } = useStudioSection()
  const queries = useQueryClient()
  const [present, setPresent] = useState<readonly PresentView[]>([])
  const margin = useRef<string>(undefined)
  useEffect(() => {
    let current = true
    const ask = async () => {
      const base = sync.revision
      const body = { base, section: part, window: WINDOW }
      const answer = await call('PUT /definitions/drafts/:id/presence', { params: { id }, body })
      if (!current) return
      setPresent(answer.present)
      if (margin.current !== undefined && margin.current !== answer.margin)
        void queries.invalidateQueries({ queryKey: draftNowQuery(id).queryKey })
      margin.current = answer.margin
      sync.receive(base, answer.revision, answer.others)
    }
    // offline, nobody is shown; the save state indicates it
    const beat = () => void ask().catch(() => current && setPresent([]))
    beat()
    const timer = setInterval(beat, BEAT)
    return () => {
      current = false
      clearInterval(timer)
    }
  }, [id, sync, part, queries])
  if (present.length === 0) return null
  return (
    <ul className="studio-colleagues" aria-label={say('studio-colleagues')}>
      {present.map((colleague) => (
        <li
          key={`${colleague.id}${colleague.section}`}
          title={say('studio-colleague', { name: colleague.name, part: titleOf(colleague.section) })}
        >
          {colleague.name}
          <small> {titleOf(colleague.section)}</small>
        </li>
      ))}
    </ul>
  )
}
