import { useSay } from '../texts/say.ts'
import './marked.css'

interface Span {
  readonly text: string
  readonly kind: 'same' | 'removed' | 'added'
}

/** A text comparison with removed and added parts marked. */
export function Marked({ spans }: { readonly spans: readonly Span[] }) {
  const say = useSay()
  if (spans.length === 0) return null
  return (
    <span className="marked">
      {spans.map(({ text, kind }, index) =>
        kind === 'same' ? (
          <span key={index}>{text}</span>
        ) : kind === 'removed' ? (
          <del key={index} title={say('marked-removed')}>
            {text}
          </del>
        ) : (
          <ins key={index} title={say('marked-added')}>
            {text}
          </ins>
        ),
      )}
    </span>
  )
}
