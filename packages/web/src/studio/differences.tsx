import Button from '@mui/material/Button'
import { useQuery } from '@tanstack/react-query'
import { truncate } from '@formwright/definition'
import type { SayInRule } from '@formwright/studio'
import { Problem } from '../api/problem.tsx'
import { usePreferences } from '../preferences/preferences.ts'
import { Marked } from '../values/marked.tsx'
import { Opening } from '../parts/opening.tsx'
import type { CommentTarget } from './draft-comments.tsx'
import { impactText } from './impact-text.ts'
import { differencesQuery, impactQuery } from './draft-queries.ts'
import { changeText } from './change-text.ts'
import { useStudioSay } from './say.ts'

const CLASSES = ['loses-answers', 'choice', 'safe'] as const

/** The changes of a draft, those that lose answers first, with the number of applications affected. */
export function Differences({
  id,
  revision,
  isNew,
  sayRule,
  onComment,
}: {
  readonly id: string
  readonly revision: number
  /** Whether the form is new, so that its content is listed. */
  readonly isNew: boolean
  /** Words a rule of the draft; undefined while the draft cannot be parsed. */
  readonly sayRule: SayInRule | undefined
  readonly onComment: (about: CommentTarget) => void
}) {
  const say = useStudioSay()
  const { language } = usePreferences()
  const { data: impact } = useQuery(impactQuery(id))
  const { data, error, isPending } = useQuery(differencesQuery(id, revision, impact))
  const heading = say(isNew ? 'studio-contents' : 'studio-differences')
  return (
    <section aria-label={heading}>
      <h2>{heading}</h2>
      <Problem error={error} />
      {isPending && <Opening />}
      {data?.length === 0 && <p className="quiet">{say('studio-same')}</p>}
      {CLASSES.map((kind) => {
        const shown = data?.filter((difference) => difference.class === kind) ?? []
        if (shown.length === 0) return null
        return (
          <details key={kind} open>
            <summary>
              {isNew ? say('studio-new') : say(`studio-${shown[0]!.carried ? 'carried' : 'class'}-${kind}`)}{' '}
              <span className="quiet">{shown.length}</span>
            </summary>
            <ul className="studio-differences">
              {shown.map((change, index) => {
                const { words, spans } = changeText(change, sayRule, language)
                return (
                  <li key={index} className={`is-${kind}`}>
                    {words} <Marked spans={spans} />
                    <strong> {impactText(change, say)}</strong>
                    <Button
                      size="small"
                      onClick={() => onComment({ words: truncate(words, 120), subject: change.subject })}
                    >
                      {say('studio-comment')}
                    </Button>
                  </li>
                )
              })}
            </ul>
          </details>
        )
      })}
    </section>
  )
}
