import { useNavigate } from '@tanstack/react-router'
import { useStudioSay } from './say.ts'
import type { DraftSync } from './draft-sync.ts'

/** Links to the review page, once everything is saved. */
export function ReviewActions({
  id,
  sync,
  ready,
}: {
  readonly id: string
  readonly sync: DraftSync
  readonly ready: boolean
}) {
  const say = useStudioSay()
  const navigate = useNavigate()
  const go = async () => {
    await sync.flush()
    await navigate({ to: '/definitions/$draft', params: { draft: id } })
  }
  return (
    <button type="button" className="st-button st-main" disabled={!ready} onClick={() => void go()}>
      {say('studio-review')}
    </button>
  )
}
