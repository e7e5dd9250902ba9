import type { ComponentType } from 'react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { CommentsProps } from '@formwright/studio/screen'
import { usePreferences } from '../preferences/preferences.ts'
import { timeText } from '../texts/time.ts'
import { CommentAnswers, threadsOf } from './comment-answer.tsx'
import { draftNowQuery, FRESH } from './draft-queries.ts'
import { useStudioSay } from './say.ts'

/** Unresolved comments on a field or rule, shown in the studio. */
export function commentsOf(id: string): ComponentType<CommentsProps> {
  return function FieldComments({ of }) {
    const say = useStudioSay()
    const { language } = usePreferences()
    const { data: draft } = useQuery({ ...draftNowQuery(id), staleTime: FRESH })
    const own = threadsOf(draft?.comments ?? []).filter(
      ({ subject, place: target, resolvedAt }) =>
        resolvedAt === null && of.includes(subject === '' ? target : subject),
    )
    if (own.length === 0) return null
    return (
      <section className="st-property" aria-label={say('comments')}>
        <span className="st-name">{say('comments')}</span>
        <ul className="studio-changes">
          {own.map((thread) => (
            <li key={thread.id}>
              <strong>{thread.by}</strong> <small>{timeText(thread.at, language)}</small> {thread.text}
              <CommentAnswers draft={id} thread={thread} />
            </li>
          ))}
        </ul>
        <Link to="/definitions/$draft" params={{ draft: id }} className="st-link">
          {say('comments-settle')}
        </Link>
      </section>
    )
  }
}
