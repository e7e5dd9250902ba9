import { useSyncExternalStore } from 'react'
import { openSentences } from '../sentences/open-sentences.ts'
import type { OpenSentence } from '../sentences/open-sentences.ts'
import { useStudio } from './use-studio.ts'

/** Sentences of rules that are unfinished. */
export function useOpenSentences(): readonly OpenSentence[] {
  const { model, unfinished } = useStudio()
  const typed = useSyncExternalStore(
    (listener) => unfinished.subscribe(listener),
    () => unfinished.all,
  )
  return openSentences(model, typed)
}

/** Unfinished sentences in the list of problems, with links to their rules. */
export function OpenSentences({ open }: { readonly open: readonly OpenSentence[] }) {
  const { unfinished, selection, part, view, show, say } = useStudio()
  return open.map(({ draftKey, part: of, index, id, text }) => {
    const isShown = view === 'rules' && part === of && selection?.kind === 'rule' && selection.index === index
    return (
      <li key={draftKey} className="st-problem st-warning">
        <button
          type="button"
          onClick={() => show({ view: 'rules', part: of, selection: { kind: 'rule', index } })}
        >
          <strong>{say('sentence-begun', { id, text })}</strong> {say('sentence-begun-advice')}
        </button>
        {!isShown && (
          <button type="button" className="st-button" onClick={() => unfinished.keep(draftKey, undefined)}>
            {say('sentence-drop')}
          </button>
        )}
      </li>
    )
  })
}
