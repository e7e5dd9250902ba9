import { Button } from '../elements/button.tsx'
import { useSay } from '../texts/say.ts'

interface StepsProps {
  readonly parts: readonly { readonly key: string; readonly title: string }[]
  readonly current: string
  readonly onPick: (key: string) => void
  readonly text: (chinese: string) => string
}

/** Links to the previous and the next part. */
export function Steps({ parts, current, onPick, text }: StepsProps) {
  const say = useSay()
  const at = parts.findIndex(({ key }) => key === current)
  const [before, after] = [parts[at - 1], parts[at + 1]]
  return (
    <nav className="steps" aria-label={`${say('previous')} / ${say('next')}`}>
      {before ? <Button onClick={() => onPick(before.key)}>← {text(before.title)}</Button> : <span />}
      {after && (
        <Button variant="contained" onClick={() => onPick(after.key)}>
          {text(after.title)} →
        </Button>
      )}
    </nav>
  )
}
