import { useEffect, useId, useRef, useState } from 'react'
import Button from '@mui/material/Button'
import TextField from '@mui/material/TextField'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { DraftView } from '@formwright/api'
import { addressOf, findByName, findableNames } from '@formwright/studio'
import type { StudioModel } from '@formwright/studio'
import { call } from '../api/api.ts'
import { Problem } from '../api/problem.tsx'
import { usePreferences } from '../preferences/preferences.ts'
import { timeText } from '../texts/time.ts'
import { CommentAnswers, threadsOf } from './comment-answer.tsx'
import { useStudioSay } from './say.ts'

/** The subject of a comment: as text, and as name in the form if selected. */
export interface CommentTarget {
  readonly words: string
  readonly subject: string
}

export const NO_TARGET: CommentTarget = { words: '', subject: '' }

/** Comments on a draft. */
export function DraftComments({
  draft: { id, comments, state },
  model,
  about,
  wanted,
  onAbout,
}: {
  readonly draft: DraftView
  /** The parsed draft, if possible. */
  readonly model: StudioModel | undefined
  readonly about: CommentTarget
  /** Counts requests to write a comment: each moves the focus to the input. */
  readonly wanted: number
  readonly onAbout: (about: CommentTarget) => void
}) {
  const say = useStudioSay()
  const { language } = usePreferences()
  const queries = useQueryClient()
  const [text, setText] = useState('')
  const names = useId()
  const box = useRef<HTMLTextAreaElement>(null)
  useEffect(() => {
    if (wanted === 0) return
    box.current?.focus({ preventScroll: true })
    box.current?.scrollIntoView({ block: 'center' })
  }, [wanted])
  const again = () => queries.invalidateQueries({ queryKey: ['definitions', id] })
  const add = useMutation({
    mutationFn: () =>
      call('POST /definitions/drafts/:id/comments', {
        params: { id },
        body: { place: about.words, subject: about.subject, text: text.trim() },
      }),
    onSuccess: () => {
      setText('')
      onAbout(NO_TARGET)
      return again()
    },
  })
  return (
    <section aria-label={say('comments')}>
      <h2>{say('comments')}</h2>
      <Problem error={add.error} />
      <ul className="impact-lines">
        {threadsOf(comments).map((thread) => (
          <li key={thread.id} data-resolved={thread.resolvedAt !== null}>
            <strong>{thread.by}</strong>{' '}
            <span className="quiet">
              {timeText(thread.at, language)}{' '}
              <TargetLink draft={id} model={state === 'published' ? undefined : model} comment={thread} />
            </span>
            <p>{thread.text}</p>
            <CommentAnswers draft={id} thread={thread} />
          </li>
        ))}
      </ul>
      <div className="stack">
        <TextField
          size="small"
          label={say('comment-place')}
          value={about.words}
          onChange={({ target }) => onAbout({ words: target.value, subject: '' })}
          slotProps={{ htmlInput: { list: names, maxLength: 300 } }}
        />
        <datalist id={names}>
          {model && findableNames(model).map((name) => <option key={name} value={name} />)}
        </datalist>
        <TextField
          label={say('comment-text')}
          value={text}
          onChange={({ target }) => setText(target.value)}
          multiline
          minRows={2}
          inputRef={box}
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

/** The subject of a comment; a link into the studio if the draft still has it. */
function TargetLink({
  draft,
  model,
  comment: { place, subject },
}: {
  readonly draft: string
  readonly model: StudioModel | undefined
  readonly comment: Pick<DraftView['comments'][number], 'place' | 'subject'>
}) {
  const written = model && findByName(model, subject === '' ? place : subject)
  if (!written) return place
  return (
    <Link to="/studio/$draft" params={{ draft }} search={{ at: addressOf(written) }} className="fw-link">
      {place}
    </Link>
  )
}
