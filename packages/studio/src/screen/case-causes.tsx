import { useEffect, useState } from 'react'
import { sampleTitle } from '@formwright/authoring'
import { valueText } from '@formwright/fields/value-text'
import { acceptCases } from '../edits/cases.ts'
import type { RepairedAnswer, RepairedSamples } from '../edits/repair-samples.ts'
import { differencesIn } from '../model/in-case.ts'
import type { CaseCause } from '../model/case-causes.ts'
import { CaseReasons } from './case-reasons.tsx'
import { targetOfProblem } from './problem-target.ts'
import { useStudio } from './use-studio.ts'

/** Maximum number of cases that are named; the rest is counted. */
const SHOWN = 20

/** Failed cases grouped by cause: the cause, and what fixes all of them. */
export function CaseCauses({ causes }: { readonly causes: readonly CaseCause[] }) {
  return causes.map((cause) => <Cause key={`${cause.code} ${cause.pointer}`} cause={cause} />)
}

function Cause({ cause }: { readonly cause: CaseCause }) {
  const { model, show, run, say, namesOf } = useStudio()
  const { code, pointer, change, problems } = cause
  const n = problems.length
  const isRule = namesOf().rules.has(code)
  const field = namesOf().fieldAround(pointer)?.words ?? ''
  const causeText = isRule
    ? say('cause-rule', { rule: code, field: field === '' ? '' : say('cause-of', { field }) })
    : say('cause-limit', { field })
  const isDraft = problems.every(({ severity }) => severity !== 'error')
  const repaired = useRepairs(cause, isRule && change === 'more')
  return (
    <li className={`st-problem st-${isDraft ? 'warning' : 'error'}`}>
      <button type="button" onClick={() => show(targetOfProblem(model, problems[0]!))}>
        <strong>{say(`cause-${change}`, { n, what: causeText })}</strong>
      </button>
      <CaseReasons code={code} pointer={pointer} file={problems[0]!.file} />
      {isDraft && <p className="st-hint">{say('cause-drafts')}</p>}
      {repaired === 'sought' && (
        <p className="st-hint" role="status">
          {say('cause-seek')}
        </p>
      )}
      {repaired !== undefined && repaired !== 'sought' && <RepairOffer mended={repaired} />}
      <button type="button" className="st-button" onClick={() => run(acceptCases(model, problems))}>
        {say(repaired === undefined ? 'cause-accept-alone' : 'cause-accept', { n })}
      </button>
      <details className="st-steps">
        <summary>{say('cause-show')}</summary>
        <ol>
          {problems.slice(0, SHOWN).map((problem) => (
            <li key={`${problem.file}${problem.pointer}`}>
              {say(differencesIn(problem).unexpected.length > 0 ? 'cause-expect' : 'cause-forgo', {
                name: String(problem.params.name),
              })}
            </li>
          ))}
        </ol>
        {n > SHOWN && <p className="st-hint">{say('and-more', { count: n - SHOWN })}</p>}
      </details>
    </li>
  )
}

/** The changes of samples that would fix cases, shown before they are made. */
function RepairOffer({ mended: { answers, changes, repaired } }: { readonly mended: RepairedSamples }) {
  const { run, say } = useStudio()
  return (
    <>
      {answers.map((answer) => (
        <RepairLine key={`${answer.sample}${answer.pointer}`} answer={answer} />
      ))}
      <button
        type="button"
        className="st-button"
        onClick={() => run({ step: { name: 'mend-samples' }, changes })}
      >
        {say('cause-mend', { n: repaired })}
      </button>
    </>
  )
}

function RepairLine({ answer: { sample, pointer, was, now } }: { readonly answer: RepairedAnswer }) {
  const { model, language, say, namesOf } = useStudio()
  const field = namesOf().fieldAround(pointer)?.words ?? ''
  const words = (value: unknown) =>
    value === undefined ? say('cause-none') : valueText(model, pointer, value, language)
  return (
    <p className="st-hint">
      {say('cause-answer', {
        sample: sampleTitle(model.loaded, sample, language),
        field,
        was: words(was),
        now: words(now),
      })}
    </p>
  )
}

/** The changes of samples that would fix cases, computed in a worker; `sought` while it is running. */
function useRepairs({ code, problems }: CaseCause, wanted: boolean): RepairedSamples | 'sought' | undefined {
  const { model } = useStudio()
  const { files, edition } = model
  const [found, setFound] = useState<{ readonly of: typeof problems; readonly mended?: RepairedSamples }>()
  useEffect(() => {
    if (!wanted) return
    const thread = new Worker(new URL('./repair-samples-worker.ts', import.meta.url), { type: 'module' })
    thread.addEventListener('message', ({ data }: MessageEvent<RepairedSamples | undefined>) =>
      setFound({ of: problems, ...(data ? { mended: data } : {}) }),
    )
    const locations = problems.map(({ file, pointer }) => ({ file, pointer }))
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has no origin
    thread.postMessage({ files, edition, rule: code, problems: locations })
    return () => thread.terminate()
  }, [wanted, files, edition, code, problems])
  if (!wanted) return undefined
  return found?.of === problems ? found.mended : 'sought'
}
