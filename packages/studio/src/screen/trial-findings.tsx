import { useDeferredValue, useMemo } from 'react'
import { labelAt, LABEL_SEPARATOR, translate } from '@formwright/definition'
import { isMissing } from '@formwright/engine'
import type { Finding, Form, FormStore } from '@formwright/engine'
import { useStudio } from './use-studio.ts'

/** Maximum number of lines shown; the rest is counted. */
const SHOWN = 60

interface Props {
  readonly form: Form
  readonly store: FormStore
  /** The current answers. */
  readonly answers: unknown
  readonly onJump: (finding: Finding) => void
}

/** The findings for the tried answers, as shown to applicants, with links. */
export function TrialFindings({ form, store, answers, onJump }: Props) {
  const { model, language, say } = useStudio()
  const filled = useDeferredValue(answers)
  const { broken, empty } = useMemo(() => {
    const found = store.findings()
    return {
      broken: found.filter((finding) => !isMissing(finding, filled)),
      empty: found.filter((finding) => isMissing(finding, filled)),
    }
  }, [store, filled])
  const nameOf = ({ pointer, message }: Finding) => {
    const label = labelAt(form.bundle, pointer)
    if (!label) return message
    return label
      .split(LABEL_SEPARATOR)
      .slice(-2)
      .map((text) => translate(model.bundle, language, text))
      .join(' · ')
  }
  const lineOf = (finding: Finding, words: string, index: number) => (
    <li key={index} className={`st-problem st-${finding.severity}`}>
      <button type="button" onClick={() => onJump(finding)}>
        {words}
      </button>
    </li>
  )
  return (
    <section className="st-trial" aria-label={say('trial-found')}>
      <p className="st-status" role="status">
        {broken.length + empty.length === 0
          ? say('trial-found-none')
          : say('trial-found-count', {
              errors: broken.filter(({ severity }) => severity === 'error').length,
              warnings: broken.filter(({ severity }) => severity !== 'error').length,
              empty: empty.length,
            })}
      </p>
      <ol>{broken.slice(0, SHOWN).map((finding, index) => lineOf(finding, finding.message, index))}</ol>
      {empty.length > 0 && (
        <details>
          <summary>{say('trial-empty', { n: empty.length })}</summary>
          <ol>{empty.slice(0, SHOWN).map((finding, index) => lineOf(finding, nameOf(finding), index))}</ol>
          {empty.length > SHOWN && (
            <p className="st-hint">{say('and-more', { count: empty.length - SHOWN })}</p>
          )}
        </details>
      )}
      {broken.length > SHOWN && (
        <p className="st-hint">{say('and-more', { count: broken.length - SHOWN })}</p>
      )}
    </section>
  )
}
