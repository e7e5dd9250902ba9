import type { NotificationView } from '@formwright/api'
import { speaker } from '@formwright/definition'
import type { Language } from '@formwright/definition'
import texts from './news-texts.json' with { type: 'json' }

const speak = speaker(texts)

/** What a correction of its form, or the withdrawal of one, means for an application. */
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
