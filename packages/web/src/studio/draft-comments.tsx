import { useState } from 'react'
import Button from '@mui/material/Button'
import TextField from '@mui/material/TextField'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { DraftView } from '@formwright/api'
import { call } from '../api/api.ts'
import { Problem } from '../api/problem.tsx'
import { usePreferences } from '../preferences/preferences.ts'
import { timeText } from '../texts/time.ts'
import { useStudioSay } from './say.ts'

/** What administrators say to each other about places of a draft. */
export function DraftComments({
  draft: { id, comments },
  place,
  onPlace,
}: {
  readonly draft: DraftView
  readonly place: string
  readonly onPlace: (place: string) => void
}) {
  const say = useStudioSay()
  const { language } = usePreferences()
  const queries = useQueryClient()
  const [text, setText] = useState('')
  const again = () => queries.invalidateQueries({ queryKey: ['definitions', id] })
  const add = useMutation({
    mutationFn: () =>
      call('POST /definitions/drafts/:id/comments', { params: { id }, body: { place, text: text.trim() } }),
    onSuccess: () => {
      setText('')
      onPlace('')
      return again()
    },
  })
  const resolve = useMutation({
    mutationFn: ({ comment, resolved }: { comment: string; resolved: boolean }) =>
      call('PUT /definitions/drafts/:id/comments/:comment/resolved', {
        params: { id, comment },
        body: { resolved },
      }),
    onSuccess: again,
  })
  return (
    <section aria-label={say('comments')}>
      <h2>{say('comments')}</h2>
      <Problem error={add.error ?? resolve.error} />
      <ul className="impact-lines">
        {comments.map((comment) => (
          <li key={comment.id} data-resolved={comment.resolvedAt !== null}>
            <strong>{comment.by}</strong>{' '}
            <span className="quiet">
              {timeText(comment.at, language)} {comment.place}
            </span>
            <p>{comment.text}</p>
            <Button
              size="small"
              onClick={() => resolve.mutate({ comment: comment.id, resolved: comment.resolvedAt === null })}
            >
              {say(comment.resolvedAt === null ? 'comment-resolve' : 'comment-reopen')}
            </Button>
          </li>
        ))}
      </ul>
      <div className="stack">
        <TextField
          size="small"
          label={say('comment-place')}
          value={place}
          onChange={({ target }) => onPlace(target.value)}
        />
        <TextField
          label={say('comment-text')}
          value={text}
          onChange={({ target }) => setText(target.value)}
          multiline
          minRows={2}
        />
        <div>
          <Button
            variant="outlined"
            disabled={text.trim() === '' || add.isPending}
            onClick={() => add.mutate()}
          >
            {say('studio-comment')}
          </Button>
        </div>
      </div>
    </section>
  )
}
