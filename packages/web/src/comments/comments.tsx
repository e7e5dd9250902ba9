import { useState } from 'react'
import Button from '@mui/material/Button'
import GlobalStyles from '@mui/material/GlobalStyles'
import TextField from '@mui/material/TextField'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { overlap } from '@formwright/definition'
import type { Json } from '@formwright/definition'
import type { Form, FormStore } from '@formwright/engine'
import type { CommentView } from '@formwright/api'
import { isSeen } from '@formwright/fields/value-text'
import { call } from '../api/api.ts'
import { Problem } from '../api/problem.tsx'
import { commentsQuery, historyQuery } from '../api/queries.ts'
import { usePreferences } from '../preferences/preferences.ts'
import { useLastField } from '../declaration/last-field.ts'
import type { LastField } from '../declaration/last-field.ts'
import { useSay } from '../texts/say.ts'
import { timeText } from '../texts/time.ts'
import { Difference } from '../values/difference.tsx'
import { useHalfTyped } from '../drafts/half-typed.ts'
import type { HalfTyped } from '../drafts/half-typed.ts'
import { useLabels } from '../values/labels.ts'

interface CommentsProps {
  readonly id: string
  /** Unsent input. */
  readonly half: HalfTyped
  readonly form: Form
  readonly store: FormStore
  /** The current field. */
  readonly field: LastField
  /** Whether the reader writes notes, which are published with a return. */
  readonly review: boolean
  readonly mayEdit: (pointer: string) => boolean
  readonly onJump: (pointer: string) => void
}

/** Comments on fields, and the history of the current field. */
export function Comments(props: CommentsProps) {
  const { id, half, field, form, store, review, mayEdit, onJump } = props
  const say = useSay()
  const labelOf = useLabels(form, store)
  const comments = useQuery(commentsQuery(id))
  const pointer = useLastField(field)
  const all = comments.data ?? []
  const waiting = all.filter(({ resolvedAt }) => resolvedAt === null)
  const here = pointer === undefined ? [] : all.filter((comment) => overlap(comment.pointer, pointer))
  return (
    <div className="side-panel">
      <Marks pointers={waiting.map((comment) => comment.pointer)} />
      <section aria-label={say('this-field')}>
        {pointer === undefined ? <p className="quiet">{say('pick-field')}</p> : <h2>{labelOf(pointer)}</h2>}
        {pointer !== undefined && (
          <>
            <CommentList comments={here} {...props} />
            <Write key={pointer} id={id} half={half} pointer={pointer} review={review} />
            <History id={id} form={form} pointer={pointer} store={store} editable={mayEdit(pointer)} />
          </>
        )}
      </section>
      {waiting.length > 0 && (
        <section aria-label={say('all-comments')}>
          <h2>
            {say('all-comments')} <b>{waiting.length}</b>
          </h2>
          <ul className="comments">
            {waiting.map((comment) => (
              <li key={comment.id} className={`comment is-${comment.kind}`}>
                <button type="button" className="fw-link" onClick={() => onJump(comment.pointer)}>
                  {labelOf(comment.pointer)}
                </button>
                <p>{comment.text}</p>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  )
}

/** Marks fields that have comments. */
function Marks({ pointers }: { readonly pointers: readonly string[] }) {
  const mark = { boxShadow: 'inset 3px 0 0 #b26a00' }
  return (
    <GlobalStyles
      styles={Object.fromEntries(
        pointers.map((pointer) => [`.fw-form [data-pointer="${CSS.escape(pointer)}"]`, mark]),
      )}
    />
  )
}

function CommentList({
  comments,
  id,
  review,
}: CommentsProps & { readonly comments: readonly CommentView[] }) {
  const say = useSay()
  const { language } = usePreferences()
  const queries = useQueryClient()
  const settle = async (comment: CommentView) => {
    await call('PUT /applications/:id/comments/:comment/resolved', {
      params: { id, comment: comment.id },
      body: {
        resolved: comment.resolvedAt === null,
      },
    })
    await queries.invalidateQueries({ queryKey: ['comments', id] })
  }
  return (
    <ul className="comments">
      {comments.map((comment) => (
        <li
          key={comment.id}
          className={`comment is-${comment.kind}${comment.resolvedAt ? ' is-resolved' : ''}`}
        >
          <p>{comment.text}</p>
          <small className="quiet">
            {say(comment.kind === 'note' ? (comment.published ? 'note-by' : 'note-waiting') : 'comment-by', {
              by: comment.by,
            })}{' '}
            · {timeText(comment.at, language)}
            {(comment.kind === 'comment' || review) && (
              <button type="button" className="fw-link" onClick={() => void settle(comment)}>
                {say(comment.resolvedAt ? 'reopen' : 'resolve')}
              </button>
            )}
          </small>
        </li>
      ))}
    </ul>
  )
}

function Write({
  id,
  half,
  pointer,
  review,
}: Pick<CommentsProps, 'id' | 'half' | 'review'> & { readonly pointer: string }) {
  const say = useSay()
  const queries = useQueryClient()
  useHalfTyped(half)
  const text = half.textAt(pointer)
  const [error, setError] = useState<unknown>(undefined)
  const send = async (kind: 'comments' | 'notes') => {
    setError(undefined)
    try {
      await call(`POST /applications/:id/${kind}`, { params: { id }, body: { pointer, text: text.trim() } })
      half.set(pointer, '')
      await queries.invalidateQueries({ queryKey: ['comments', id] })
    } catch (problem) {
      setError(problem)
    }
  }
  return (
    <div className="write">
      <TextField
        multiline
        minRows={2}
        fullWidth
        size="small"
        label={say(review ? 'write-note' : 'write-comment')}
        value={text}
        onChange={(event) => half.set(pointer, event.target.value)}
        slotProps={{ htmlInput: { maxLength: 5000 } }}
      />
      <Problem error={error} />
      <div className="chips">
        {review && (
          <Button
            size="small"
            variant="contained"
            disabled={text.trim() === ''}
            onClick={() => void send('notes')}
          >
            {say('add-note')}
          </Button>
        )}
        <Button size="small" disabled={text.trim() === ''} onClick={() => void send('comments')}>
          {say('add-comment')}
        </Button>
      </div>
    </div>
  )
}

function History({
  id,
  form,
  pointer,
  store,
  editable,
}: {
  readonly id: string
  readonly form: Form
  readonly pointer: string
  readonly store: FormStore
  readonly editable: boolean
}) {
  const say = useSay()
  const { language } = usePreferences()
  const labelOf = useLabels(form, store)
  const [shown, setShown] = useState(false)
  const { data, error } = useQuery({ ...historyQuery(id, pointer), enabled: shown })
  const changes = data?.filter((change) => isSeen({ bundle: store.bundle }, change))
  return (
    <details className="history" open={shown} onToggle={(event) => setShown(event.currentTarget.open)}>
      <summary>{say('history')}</summary>
      <Problem error={error} />
      {changes?.length === 0 && <p className="quiet">{say('no-history')}</p>}
      <ul>
        {changes?.map((change) => (
          <li key={`${change.revision} ${change.pointer}`}>
            <small className="quiet">
              {change.by} · {timeText(change.at, language)}
            </small>
            {change.pointer !== pointer && <small>{labelOf(change.pointer)}</small>}
            <Difference
              form={{ bundle: store.bundle }}
              pointer={change.pointer}
              before={change.before}
              after={change.after}
            />
            {editable && (
              <button
                type="button"
                className="fw-link"
                onClick={() => store.set(change.pointer, (change.before ?? undefined) as Json | undefined)}
              >
                {say('restore')}
              </button>
            )}
          </li>
        ))}
      </ul>
    </details>
  )
}
