import { useDeferredValue, useMemo, useRef } from 'react'
import { followInMessages, staleMessages, titlesOf } from '../edits/stale-messages.ts'
import type { StaleMessage } from '../edits/stale-messages.ts'
import { useStudio } from './use-studio.ts'

/** The messages of rules that call a field what it was called when the draft began, or when it was made. */
export function useStaleMessages(): readonly StaleMessage[] {
  const model = useDeferredValue(useStudio().model)
  const first = useRef(new Map<string, string>())
  return useMemo(() => {
    for (const [id, title] of titlesOf(model)) if (!first.current.has(id)) first.current.set(id, title)
    const earlier = model.earlier?.()
    return staleMessages(model, earlier ? new Map([...first.current, ...titlesOf(earlier)]) : first.current)
  }, [model])
}

/** Each in the list of problems, with the press that has it follow. */
export function StaleMessages({ stale }: { readonly stale: readonly StaleMessage[] }) {
  const { model, show, run, say } = useStudio()
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
          <strong>{say('message-stale', { id, before, now })}</strong> {one.message}
        </button>
        <button type="button" className="st-button" onClick={() => run(followInMessages(model, [one]))}>
          {say('message-follow', { now })}
        </button>
      </li>
    )
  })
}
