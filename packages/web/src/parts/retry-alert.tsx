import { Alert } from '../elements/alert.tsx'
import { Button } from '../elements/button.tsx'
import { useSay } from '../texts/say.ts'

/** Indicates that a part of the page failed to load, with retry and reload. */
export function RetryAlert({
  severity,
  text,
  onRetry,
}: {
  readonly severity: 'error' | 'warning'
  readonly text: string
  readonly onRetry: () => void
}) {
  const say = useSay()
  return (
    <Alert severity={severity} className="piece">
      <p>{text}</p>
      <Button size="small" color="inherit" onClick={onRetry}>
        {say('retry')}
      </Button>
      <Button size="small" color="inherit" onClick={() => location.reload()}>
        {say('reload')}
      </Button>
    </Alert>
  )
}
