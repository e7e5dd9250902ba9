import { useQuery } from '@tanstack/react-query'
import { commentsQuery } from '../api/queries.ts'
import { Comments } from '../comments/comments.tsx'
import { halfTypedOf } from '../drafts/half-typed.ts'
import type { EditorTools } from '../editor/editor.tsx'
import type { BesideTab } from '../editor/findings.tsx'
import { useSay } from '../texts/say.ts'
import type { OpenedApplication } from './open-application.ts'

/** The comments tab; its title counts unanswered ones. */
export function useCommentsTab(opened: OpenedApplication): (tools: EditorTools) => BesideTab {
  const { id, draft, form, store, mayEdit, application } = opened
  const say = useSay()
  const comments = useQuery(commentsQuery(id))
  const waiting = comments.data?.filter(({ resolvedAt }) => resolvedAt === null).length ?? 0
  return ({ jump, field }) => ({
    key: 'comments',
    label: waiting > 0 ? say('comments-count', { count: waiting }) : say('comments'),
    content: (
      <Comments
        id={id}
        half={halfTypedOf(id, draft.account)}
        form={form}
        store={store}
        field={field}
        review={application?.rights.review ?? false}
        mayEdit={mayEdit}
        onJump={jump}
      />
    ),
  })
}
