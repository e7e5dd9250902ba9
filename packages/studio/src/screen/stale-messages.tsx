import { useDeferredValue, useMemo, useRef } from 'react'
import { followInMessages, staleMessages, titlesOf } from '../edits/stale-messages.ts'
import type { StaleMessage } from '../edits/stale-messages.ts'
import { agreedNumbers, staleNumbers } from '../sentences/stale-numbers.ts'
import type { AgreedNumbers } from '../sentences/stale-numbers.ts'
import { messageInWords } from './sentence.tsx'
import { useStudio } from './use-studio.ts'

/**
 * The messages of rules that call a field what it was called when the draft began, or when it was made, and
 * those that say the number which their rule said then.
 */
export function useStaleMessages(): readonly StaleMessage[] {
  const model = useDeferredValue(useStudio().model)
  const first = useRef(new Map<string, string>())
  const agreed = useRef<AgreedNumbers>(undefined)
  return useMemo(() => {
    const before = model.earlier?.()
    agreed.current = agreedNumbers(model, agreed.current ?? (before && agreedNumbers(before)))
    const numbers = staleNumbers(model, agreed.current)
    for (const [id, title] of titlesOf(model)) if (!first.current.has(id)) first.current.set(id, title)
    const titles = before ? new Map([...first.current, ...titlesOf(before)]) : first.current
    return [...staleMessages(model, titles), ...numbers]
  }, [model])
}

/** Each in the list of problems, with the press that has it follow. */
export function StaleMessages({ stale }: { readonly stale: readonly StaleMessage[] }) {
  const { model, show, run, say, namesOf } = useStudio()
  return stale.map((one) => {
    const { id, file, index, before, now } = one
    const part = model.loaded.parts.find(({ files }) => files.rules?.file === file)?.key
    return (
      <li key={`${file}${index}${before}`} className="st-problem st-warning">
        <button
          type="button"
          onClick={() =>
            part !== undefined && show({ view: 'rules', part, selection: { kind: 'rule', index } })
          }
        >
          <strong>{say(one.isNumber ? 'message-number-stale' : 'message-stale', { id, before, now })}</strong>{' '}
          {messageInWords(one.message, namesOf())}
        </button>
        <button type="button" className="st-button" onClick={() => run(followInMessages(model, [one]))}>
          {say('message-follow', { now })}
        </button>
      </li>
    )
  })
}
