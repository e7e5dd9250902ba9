import { useDeferredValue, useMemo, useRef, useState } from 'react'
import { followInMessages, staleMessages, titlesOf } from '../edits/stale-messages.ts'
import type { StaleMessage } from '../edits/stale-messages.ts'
import { agreedNumbers, staleNumbers } from '../sentences/stale-numbers.ts'
import type { AgreedNumbers } from '../sentences/stale-numbers.ts'
import { rewrittenRules, wordedRules } from '../sentences/rewritten-rules.ts'
import type { WordedRules } from '../sentences/rewritten-rules.ts'
import { messageInWords } from './sentence.tsx'
import { useStudio } from './use-studio.ts'

/**
 * Messages of rules with an earlier title of a field, or an earlier number of the rule. “Earlier” means when
 * the draft was started, or when the field was added.
 */
export function useStaleMessages(): {
  readonly stale: readonly StaleMessage[]
  /** Marks the message of a changed rule as correct. */
  readonly keep: (id: string) => void
} {
  const { model: newest, namesOf } = useStudio()
  const model = useDeferredValue(newest)
  const words = useDeferredValue(namesOf)
  const worded = useRef<WordedRules>(undefined)
  const [kept, setKept] = useState(0)
  const first = useRef(new Map<string, string>())
  const agreed = useRef<AgreedNumbers>(undefined)
  const stale = useMemo(() => {
    const before = model.earlier?.()
    agreed.current = agreedNumbers(model, agreed.current ?? (before && agreedNumbers(before)))
    const numbers = staleNumbers(model, agreed.current)
    for (const [id, title] of titlesOf(model)) if (!first.current.has(id)) first.current.set(id, title)
    const titles = before ? new Map([...first.current, ...titlesOf(before)]) : first.current
    worded.current = wordedRules(model, worded.current)
    const known = [...staleMessages(model, titles), ...numbers]
    const knownIds = new Set(known.map(({ id }) => id))
    const rewritten = rewrittenRules(model, worded.current, words).filter(({ id }) => !knownIds.has(id))
    return [...known, ...rewritten]
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- what is kept is taken out of what was worded
  }, [model, words, kept])
  const keep = (id: string) => {
    worded.current = new Map([...(worded.current ?? [])].filter(([known]) => known !== id))
    setKept((count) => count + 1)
  }
  return { stale, keep }
}

/** Stale messages in the list of problems, with a button that updates each. */
export function StaleMessages({ stale, keep }: ReturnType<typeof useStaleMessages>) {
  const { model, show, run, say, namesOf } = useStudio()
  return stale.map((message) => {
    const { id, file, index, before, now } = message
    const part = model.loaded.parts.find(({ files }) => files.rules?.file === file)?.key
    return (
      <li key={`${file}${index}${before}`} className="st-problem st-warning">
        <button
          type="button"
          onClick={() =>
            part !== undefined && show({ view: 'rules', part, selection: { kind: 'rule', index } })
          }
        >
          <strong>
            {message.isRewritten
              ? say('message-rewritten', { id })
              : say(message.isNumber ? 'message-number-stale' : 'message-stale', { id, before, now })}
          </strong>{' '}
          {messageInWords(message.message, namesOf())}
        </button>
        {message.follows !== message.message && (
          <button type="button" className="st-button" onClick={() => run(followInMessages(model, [message]))}>
            {message.isRewritten ? say('message-anew') : say('message-follow', { now })}
          </button>
        )}
        {message.isRewritten && (
          <button type="button" className="st-button" onClick={() => keep(id)}>
            {say('message-keep')}
          </button>
        )}
      </li>
    )
  })
}
