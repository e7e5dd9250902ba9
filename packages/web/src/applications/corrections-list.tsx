import { useState } from 'react'
import type { CorrectionView } from '@formwright/api'
import { inLanguage } from '@formwright/definition'
import { usePreferences } from '../preferences/preferences.ts'
import { useCorrectionSay } from '../declaration/correction-say.ts'
import { useMoveSay } from '../declaration/correction-words.ts'
import { Marked } from '../values/marked.tsx'

const SHOWN = 8

/** The changes of the form, one sentence each. */
export function Corrections({
  of,
  onJump,
}: {
  readonly of: Pick<CorrectionView, 'changes' | 'withdrawal'>
  readonly onJump?: (pointer: string) => void
}) {
  const say = useCorrectionSay()
  const sayMove = useMoveSay(of)
  const { language } = usePreferences()
  const [all, setAll] = useState(false)
  const ordered = [...of.changes].sort((one, other) => Number(other.concerned) - Number(one.concerned))
  if (ordered.length === 0) return <p>{say('correction-none')}</p>
  const shown = all ? ordered : ordered.slice(0, SHOWN)
  return (
    <>
      <ul className="corrections">
        {shown.map(({ text, spans, pointer, concerned }, index) => (
          <li key={index} data-concerned={concerned}>
            {concerned && <strong>{say('correction-concerned')} </strong>}
            {inLanguage(text, language)} <Marked spans={spans} />
            {pointer !== null && onJump && (
              <button type="button" className="fw-link" onClick={() => onJump(pointer)}>
                {say('correction-go')}
              </button>
            )}
          </li>
        ))}
      </ul>
      {shown.length < ordered.length && (
        <button type="button" className="fw-link" onClick={() => setAll(true)}>
          {sayMove('all', { count: ordered.length })}
        </button>
      )}
    </>
  )
}
