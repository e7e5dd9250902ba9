import { useSay } from '../texts/say.ts'

/**
 * Browsers provide storage, hashes and locks only on secure origins: on others the site cannot save input.
 */
export function InsecurePage() {
  const say = useSay()
  return (
    <main className="page">
      <h1>{say('insecure-title')}</h1>
      <p>{say('insecure-text', { address: location.href.replace(/^http:/, 'https:') })}</p>
    </main>
  )
}
