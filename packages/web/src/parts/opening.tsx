import { useSay } from '../texts/say.ts'

/** The loading indicator for server data. */
export function Opening() {
  const say = useSay()
  return <p role="status">{say('loading')}</p>
}
