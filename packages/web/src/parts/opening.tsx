import { useSay } from '../texts/say.ts'

/** What stands in the place of something that the server is still asked for. */
export function Opening() {
  const say = useSay()
  return <p role="status">{say('loading')}</p>
}
