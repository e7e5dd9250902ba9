import { Fix } from './fix.tsx'
import { useDeferredValue, useEffect, useMemo, useRef, useState } from 'react'
import { uncheckedForm } from '@formwright/engine'
import { isWindowPast, splitPointer } from '@formwright/definition'
import type { Problem, ProblemCode } from '@formwright/definition'
import { confirmTranslation } from '../edits/edition.ts'
import { draftMissingCases } from '../edits/cases.ts'
import { caseCauses } from '../model/case-causes.ts'
import type { CaseCause } from '../model/case-causes.ts'
import { isFailedCase } from '../model/in-case.ts'
import { addressOf, locationOfAddress } from '../model/find-by-name.ts'
import { forgetPointer } from '../edits/remove-field.ts'
import { defineUnit } from '../edits/own-unit.ts'
import { giveIds } from '../edits/give-ids.ts'
import { unnamedIn } from '../edits/unnamed.ts'
import { problemInSentences } from '../sentences/problem-in-sentences.ts'
import { OneCase } from './one-case.tsx'
import { CaseCauses } from './case-causes.tsx'
import { leadTo } from './lead-to.ts'
import { NewYear, useNewYear } from './new-year.tsx'
import { OpenSentences, useOpenSentences } from './open-sentences.tsx'
import { targetOfProblem, locationInWords } from './problem-target.ts'
import { ProblemLine } from './problem-line.tsx'
import { StaleMessages, useStaleMessages } from './stale-messages.tsx'
import { UnnamedThings } from './unnamed.tsx'
import { speak, stepWords, useProblems, useStudio } from './use-studio.ts'

const SHOWN = 60
/** Problems of cases only, which are run when there are no other errors. */
const OF_CASES = /^case-/
/** Problems about values in samples and cases that the form has no field for. */
const NOWHERE: ReadonlySet<ProblemCode> = new Set(['case-cell-unknown', 'sample-cell-unknown'])

/** The problems with links to their locations and fixes; and the changes so far. */
export function ProblemsPane({
  checking,
  openAt,
}: {
  readonly checking: boolean
  /** File and pointer of the problem to show first. */
  readonly openAt: string | undefined
}) {
  const { document, model, Changes, language, view, show, run, say, namesOf } = useStudio()
  const inFiles = view === 'files'
  // locations may lag behind typing
  const shownModel = useDeferredValue(model)
  // sentences are more expensive than the list, so they may lag behind typing
  const quotedBy = useDeferredValue(namesOf)
  const [compared, setCompared] = useState(false)
  const problems = useProblems()
  // a common cause of many failed cases is reported once
  const { causes, wrong, doubtful } = useMemo(() => {
    const ids = new Set(model.bundle.rules.map(({ id }) => id))
    const { causes: found, own } = caseCauses(problems.filter(isFailedCase), (code) => ids.has(code))
    const shown = [...problems.filter((problem) => !isFailedCase(problem)), ...own]
    return {
      causes: found,
      wrong: shown.filter(({ severity }) => severity === 'error'),
      doubtful: shown.filter(({ severity }) => severity !== 'error'),
    }
  }, [problems, model.bundle.rules])
  const listed = useMemo(
    () =>
      [...wrong, ...doubtful].slice(0, SHOWN).map((problem) => ({
        problem,
        isError: problem.severity === 'error',
        location: locationInWords(shownModel, problem, (name) => speak(name, language)),
      })),
    [wrong, doubtful, shownModel, language],
  )
  const [blocking, others] = [causes.filter(isBlocking), causes.filter((cause) => !isBlocking(cause))]
  const isHeldBack = problems.some((problem) => problem.severity === 'error' && !OF_CASES.test(problem.code))
  const open = useOpenSentences()
  const stale = useStaleMessages()
  const unnamed = useMemo(() => unnamedIn(shownModel), [shownModel])
  const started = open.length + stale.stale.length + unnamed.length
  const newYear = useNewYear()
  const { window } = model.bundle.edition
  // scroll once to the location that was chosen in a list of problems or comments
  const wanted = useRef(openAt)
  useEffect(() => {
    if (wanted.current === undefined || checking) return
    const problem =
      problems.find((candidate) => addressOf(candidate) === wanted.current) ??
      locationOfAddress(model, wanted.current)
    wanted.current = undefined
    if (problem) show(targetOfProblem(model, problem))
  }, [problems, checking, model, show])
  const lineOf = ({ problem, location }: (typeof listed)[number], index: number) => (
    <ProblemLine
      key={index}
      problem={problemInSentences(problem, quotedBy)}
      language={language}
      // in the files view, and for a file that cannot be parsed, the line is what helps
      location={inFiles || problem.code.startsWith('json-') ? undefined : location}
      onShow={() => leadTo(problem, targetOfProblem(model, problem), { show, language })}
    >
      <Fix problem={problem} />
      {isFailedCase(problem) && <OneCase problem={problem} />}
      {problem.code === 'case-missing' && <DraftCases />}
      {NOWHERE.has(problem.code) && (
        <button
          type="button"
          className="st-button"
          onClick={() => run(forgetPointer(model, String(problem.params.pointer)))}
        >
          {say('places-forget')}
        </button>
      )}
      {problem.code === 'missing-id' && (
        <button type="button" className="st-button" onClick={() => run(giveIds(model))}>
          {say('ids-give')}
        </button>
      )}
      {problem.code === 'unit-unknown' && <DefineUnit unit={String(problem.params.unit)} />}
      {problem.code === 'translation-outdated' && <ConfirmTranslation problem={problem} />}
    </ProblemLine>
  )
  return (
    <section className="st-problems" aria-label={say('problems')}>
      <p className="st-status" role="status">
        {checking
          ? say('checking')
          : problems.length === 0 && started === 0
            ? newYear && newYear.open > 0
              ? say('problems-none-but', { count: newYear.open, previous: newYear.previous })
              : say('problems-none')
            : say('problems-count', {
                errors: wrong.length + blocking.length,
                warnings: doubtful.length + others.length + started,
              })}
      </p>
      {window && isWindowPast(window) && (
        <p className="st-hint st-wrong">{say('edition-window-past', { to: window.to })}</p>
      )}
      {isHeldBack && <p className="st-hint">{say('problems-held-back')}</p>}
      <ol>
        {listed.filter(({ isError }) => isError).map(lineOf)}
        <CaseCauses causes={blocking} />
        <OpenSentences open={open} />
        <StaleMessages {...stale} />
        <UnnamedThings unnamed={unnamed} />
        <CaseCauses causes={others} />
        {listed.filter(({ isError }) => !isError).map(lineOf)}
      </ol>
      <NewYear found={newYear} />
      {Changes && (
        <details className="st-steps" onToggle={({ currentTarget }) => setCompared(currentTarget.open)}>
          <summary>{say('changes')}</summary>
          {compared && <Changes />}
        </details>
      )}
      <details className="st-steps">
        <summary>
          {say('steps')} {document.steps.length}
        </summary>
        {document.steps.length === 0 ? (
          <p className="st-hint">{say('steps-none')}</p>
        ) : (
          <ol>
            {[...document.steps].reverse().map((step, index) => (
              <li key={index}>{stepWords(step, language)}</li>
            ))}
          </ol>
        )}
      </details>
    </section>
  )
}

/** Whether one of the cases was reviewed by people; drafts do not prevent publishing. */
function isBlocking({ problems }: CaseCause): boolean {
  return problems.some(({ severity }) => severity === 'error')
}

/** Marks the translation of a changed text as still correct. */
function ConfirmTranslation({ problem: { params, pointer } }: { readonly problem: Problem }) {
  const { model, run, say } = useStudio()
  const [text = ''] = splitPointer(pointer).slice(-1)
  return (
    <button
      type="button"
      className="st-button"
      onClick={() => run(confirmTranslation(model, String(params.language), text))}
    >
      {say('translation-confirm')}
    </button>
  )
}

/** Defines an unknown unit as one of the form's own. */
function DefineUnit({ unit }: { readonly unit: string }) {
  const { model, run, say } = useStudio()
  return (
    <button type="button" className="st-button" onClick={() => run(defineUnit(model, unit))}>
      {say('unit-define')}
    </button>
  )
}

/** Drafts missing cases of rules, and says if none could be found. */
function DraftCases() {
  const { model, run, say } = useStudio()
  const [none, setNone] = useState(false)
  const draft = () => {
    const made = draftMissingCases(model, uncheckedForm(model.bundle))
    setNone(made.changes.size === 0)
    run(made)
  }
  return (
    <>
      <button type="button" className="st-button" onClick={draft}>
        {say('cases-draft')}
      </button>
      {none && (
        <p className="st-hint" role="status">
          {say('cases-undrafted')}
        </p>
      )}
    </>
  )
}
