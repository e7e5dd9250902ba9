import type { Language, Texts } from '@formwright/definition'
import { inLanguage, word } from '@formwright/definition'
import { useEffect } from 'react'
import Button from '@mui/material/Button'
import Drawer from '@mui/material/Drawer'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { NotificationView } from '@formwright/api'
import { call } from '../api/api.ts'
import { meQuery, notificationsQuery } from '../api/queries.ts'
import { usePreferences } from '../preferences/preferences.ts'
import { dayText, timeText } from '../texts/time.ts'
import { isText, useSay } from '../texts/say.ts'
import type { Say } from '../texts/say.ts'
import { Problem } from '../api/problem.tsx'
import { correctionNotificationText } from './correction-notification.ts'
import { Opening } from '../parts/opening.tsx'

/** The notifications; opening them marks them as read. */
export function Notifications({ onClose }: { readonly onClose: () => void }) {
  const say = useSay()
  const { language } = usePreferences()
  const queries = useQueryClient()
  const navigate = useNavigate()
  const { data, error, isPending } = useQuery(notificationsQuery)
  const me = useQuery(meQuery)
  const unread = data?.filter(({ readAt }) => readAt === null).map(({ id }) => id)
  const key = unread?.join() ?? ''
  useEffect(() => {
    if (key !== '')
      void call('POST /notifications/read', { body: { ids: key.split(',') } }).then(() =>
        queries.invalidateQueries({ queryKey: ['notifications'] }),
      )
  }, [key, queries])
  const reviewer = me.data?.person?.reviewer ?? false
  const open = ({ application, draft }: NotificationView) => {
    onClose()
    if (draft) void navigate({ to: '/definitions/$draft', params: { draft } })
    else if (application && reviewer) void navigate({ to: '/review/$id', params: { id: application } })
    else if (application)
      void navigate({ to: '/applications/$draft/{-$part}', params: { draft: application, part: undefined } })
  }
  return (
    <Drawer
      anchor="right"
      open
      onClose={onClose}
      slotProps={{ paper: { 'aria-label': say('notifications'), role: 'dialog' } as object }}
    >
      <div className="drawer">
        <h2>{say('notifications')}</h2>
        <Problem error={error} />
        {isPending && <Opening />}
        {data?.length === 0 && <p className="quiet">{say('no-notifications')}</p>}
        <ul className="news">
          {data?.map((notification) => (
            <li key={notification.id}>
              <button type="button" onClick={() => open(notification)}>
                <span>{textOf(notification, language, say)}</span>
                <time className="quiet" dateTime={notification.at}>
                  {timeText(notification.at, language)}
                </time>
              </button>
            </li>
          ))}
        </ul>
        <Button onClick={onClose}>{say('close')}</Button>
      </div>
    </Drawer>
  )
}

/** The title of a state in the reader's language, if the form has it. */
function stateIn({ states, state }: NotificationView['details'], language: Language): string {
  if (!isTexts(states)) return String(state ?? '')
  return inLanguage(states, language)
}

function isTexts(value: unknown): value is Texts {
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.values(value).every((text) => typeof text === 'string')
  )
}

/** The titles of the declaration and its form: one enterprise may fill in several. */
function titleOf(
  { title, forms, edition }: NotificationView['details'],
  language: Language,
  say: Say,
): string {
  const text = String(title || say('untitled'))
  if (!isTexts(forms)) return text
  const more = [inLanguage(forms, language), ...(edition ? [String(edition)] : [])].join(' ')
  return word('in-brackets', language, { text, more })
}

function textOf({ kind, details, count }: NotificationView, language: string, say: Say): string {
  const values = {
    title: titleOf(details, language, say),
    by: String(details.by ?? ''),
    state: stateIn(details, language),
    due: details.due ? say('returned-due', { due: dayText(String(details.due), language) }) : '',
    text: String(details.text ?? details.opinion ?? ''),
    edition: String(details.edition ?? ''),
    time: details.at ? timeText(String(details.at), language) : '',
  }
  if (kind === 'correction') return correctionNotificationText(details, values.title, language)
  const own = `news-${kind}`
  if (isText(own) && kind !== 'transition' && kind !== 'comment') return say(own, values)
  const name = kind === 'transition' ? 'news-transition' : count > 1 ? 'news-comments' : 'news-comment'
  return say(name, {
    ...values,
    count,
    text: values.text === 'null' ? '' : values.text,
  })
}
