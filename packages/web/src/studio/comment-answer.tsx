import { useState } from 'react'
import Button from '@mui/material/Button'
import TextField from '@mui/material/TextField'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { DraftView } from '@formwright/api'
import { call } from '../api/api.ts'
import { Problem } from '../api/problem.tsx'
import { usePreferences } from '../preferences/preferences.ts'
import { useSay } from '../texts/say.ts'
import { timeText } from '../texts/time.ts'
import { useStudioSay } from './say.ts'

type DraftComment = DraftView['comments'][number]

/** A comment with its replies. */
export interface CommentThread extends DraftComment {
  readonly answered: readonly DraftComment[]
}

/** Comments with their replies; a reply without its comment stands alone. */
export function threadsOf(comments: readonly DraftComment[]): CommentThread[] {
  const ids = new Set(comments.map(({ id }) => id))
  return comments
    .filter(({ answers }) => answers === null || !ids.has(answers))
    .map((comment) => ({ ...comment, answered: comments.filter(({ answers }) => answers === comment.id) }))
}

/** The replies to a comment; reply, resolve and reopen. */
export function CommentAnswers({
  draft,
  thread,
}: {
  readonly draft: string
  readonly thread: CommentThread
}) {
  const say = useStudioSay()
  const sayPlain = useSay()
  const { language } = usePreferences()
  const queries = useQueryClient()
  const [text, setText] = useState<string>()
  const { id, answered, resolvedAt } = thread
  const again = () => queries.invalidateQueries({ queryKey: ['definitions', draft] })
  const answer = useMutation({
    mutationFn: (reply: string) =>
      call('POST /definitions/drafts/:id/comments', {
        params: { id: draft },
        body: { place: '', text: reply, answers: id },
      }),
    onSuccess: () => {
      setText(undefined)
      return again()
    },
  })
  const resolve = useMutation({
    mutationFn: (resolved: boolean) =>
      call('PUT /definitions/drafts/:id/comments/:comment/resolved', {
        params: { id: draft, comment: id },
        body: { resolved },
      }),
    onSuccess: again,
  })
  return (
    <>
      {answered.length > 0 && (
        <ul className="comment-answers">
          {answered.map((one) => (
            <li key={one.id}>
              <strong>{one.by}</strong> <small className="quiet">{timeText(one.at, language)}</small>
              <p>{one.text}</p>
            </li>
          ))}
        </ul>
      )}
      <Problem error={answer.error ?? resolve.error} />
      {text !== undefined && (
        <TextField
          size="small"
          label={say('comment-answer')}
          value={text}
          onChange={({ target }) => setText(target.value)}
          multiline
          minRows={2}
          fullWidth
          autoFocus
          slotProps={{ htmlInput: { maxLength: 5000, 'data-typing': '' } }}
        />
      )}
      <div>
        {text === undefined ? (
          <Button size="small" onClick={() => setText('')}>
            {say('comment-answer')}
          </Button>
        ) : (
          <>
            <Button
              size="small"
              variant="outlined"
              disabled={text.trim() === '' || answer.isPending}
              onClick={() => answer.mutate(text.trim())}
            >
              {say('comment-send')}
            </Button>
            <Button size="small" onClick={() => setText(undefined)}>
              {sayPlain('cancel')}
            </Button>
          </>
        )}
        <Button size="small" onClick={() => resolve.mutate(resolvedAt === null)}>
          {say(resolvedAt === null ? 'comment-resolve' : 'comment-reopen')}
        </Button>
      </div>
    </>
  )
}
