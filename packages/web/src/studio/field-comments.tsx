import type { ComponentType } from 'react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { CommentsProps } from '@formwright/studio/screen'
import { usePreferences } from '../preferences/preferences.ts'
import { timeText } from '../texts/time.ts'
import { draftNowQuery } from './draft-queries.ts'
import { useStudioSay } from './say.ts'

/** Comments are asked for again after this, in milliseconds. */
const FRESH = 60_000

/** What people said of a field or a rule of a draft and nobody settled, beside it in the studio. */
export function commentsOf(id: string): ComponentType<CommentsProps> {
  return function FieldComments({ of }) {
    const say = useStudioSay()
    const { language } = usePreferences()
    const { data: draft } = useQuery({ ...draftNowQuery(id), staleTime: FRESH })
    const own = (draft?.comments ?? []).filter(
      ({ subject, place, resolvedAt }) =>
        resolvedAt === null && of.includes(subject === '' ? place : subject),
    )
    if (own.length === 0) return null
    return (
      <section className="st-property" aria-label={say('comments')}>
        <span className="st-name">{say('comments')}</span>
        <ul className="studio-changes">
          {own.map((comment) => (
            <li key={comment.id}>
              <strong>{comment.by}</strong> <small>{timeText(comment.at, language)}</small> {comment.text}
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
