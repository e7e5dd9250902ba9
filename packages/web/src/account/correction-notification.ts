import type { NotificationView } from '@formwright/api'
import { speaker } from '@formwright/definition'
import type { Language } from '@formwright/definition'
import texts from './news-texts.json' with { type: 'json' }

const speak = speaker(texts)

/** The text of a notification about a correction or a withdrawal. */
export function correctionNotificationText(
  { made, withdrawal }: NotificationView['details'],
  title: string,
  language: Language,
): string {
  const waits = made === false
  if (withdrawal === true)
    return speak(waits ? 'news-withdrawal-waiting' : 'news-withdrawal-made', language, { title })
  return speak(waits ? 'news-correction-waiting' : 'news-correction-made', language, { title })
}
