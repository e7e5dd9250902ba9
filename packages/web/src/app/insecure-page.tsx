import { useSay } from '../texts/say.ts'

/**
 * Browsers keep drafts, hashes and locks from pages that came unencrypted over a network: here the site
 * cannot keep what is typed.
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
