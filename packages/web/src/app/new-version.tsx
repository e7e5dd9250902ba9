import { useEffect, useState } from 'react'
import { Alert } from '../elements/alert.tsx'
import { Button } from '../elements/button.tsx'
import { useSay } from '../texts/say.ts'

/** Interval in milliseconds. */
const EVERY = 10 * 60_000

/** Offers to reload when the server has a newer version of the site. */
export function NewVersion() {
  const say = useSay()
  const [state, setState] = useState<'current' | 'outdated' | 'put off'>('current')
  useEffect(() => {
    const look = () =>
      void isOutdated().then(
        (outdated) => outdated && setState((before) => (before === 'current' ? 'outdated' : before)),
      )
    const timer = setInterval(look, EVERY)
    const seen = () => document.visibilityState === 'visible' && look()
    document.addEventListener('visibilitychange', seen)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', seen)
    }
  }, [])
  if (state !== 'outdated') return null
  return (
    <Alert
      severity="info"
      className="new-version"
      onClose={() => setState('put off')}
      action={
        <>
          <Button size="small" color="inherit" onClick={() => location.reload()}>
            {say('reload')}
          </Button>
          <Button size="small" color="inherit" onClick={() => setState('put off')}>
            {say('put-off')}
          </Button>
        </>
      }
    >
      {say('new-version')}
    </Alert>
  )
}

/** Whether the server no longer has this page's script; false if unknown. */
async function isOutdated(): Promise<boolean> {
  const own = document.querySelector<HTMLScriptElement>('script[type=module][src*="/assets/"]')
  if (!own) return false
  try {
    const answer = await fetch('/assets.json', { cache: 'no-store' })
    const names = answer.ok ? ((await answer.json()) as unknown) : undefined
    return Array.isArray(names) && !names.includes(new URL(own.src).pathname.slice(1))
  } catch {
    return false
  }
}
