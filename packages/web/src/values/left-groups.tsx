import type { ReactNode } from 'react'
import { withOwnTexts } from '../texts/with-own-texts.ts'
import texts from './left-groups.json' with { type: 'json' }

const useOwnSay = withOwnTexts(texts)

/** Maximum number of lines before they are grouped by reason. */
const FEW = 8

const GROUPS = ['evidence', 'years', 'anew', 'others', 'rest'] as const
const GROUP_OF: Readonly<Record<string, (typeof GROUPS)[number]>> = {
  evidence: 'evidence',
  proof: 'evidence',
  year: 'years',
  rows: 'years',
  anew: 'anew',
  dropped: 'anew',
  others: 'others',
  hidden: 'others',
}

/** Values without a field, one line each; many are grouped by reason. */
export function LeftGroups<L extends { readonly reason?: string | undefined }>({
  left,
  children,
}: {
  readonly left: readonly L[]
  /** Renders one of them. */
  readonly children: (one: L) => ReactNode
}) {
  const say = useOwnSay()
  const lines = (some: readonly L[]) => (
    <ul className="blocker-items">
      {some.map((one, index) => (
        <li key={index}>{children(one)}</li>
      ))}
    </ul>
  )
  if (left.length <= FEW) return lines(left)
  return GROUPS.map((group) => {
    const own = left.filter(({ reason = '' }) => (GROUP_OF[reason] ?? 'rest') === group)
    return (
      own.length > 0 && (
        <details key={group} data-left={group}>
          <summary>{say(`left-${group}`, { count: own.length })}</summary>
          {lines(own)}
        </details>
      )
    )
  })
}
