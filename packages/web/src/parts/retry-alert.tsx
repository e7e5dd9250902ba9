import { Alert } from '../elements/alert.tsx'
import { Button } from '../elements/button.tsx'
import { useSay } from '../texts/say.ts'

/** Says that a part of the page is not there, and offers to try again or to load the page anew. */
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
