import { useState } from 'react'
import { explain, fileInfo } from '@formwright/definition'
import type { Problem } from '@formwright/definition'
import { applyFixes } from '@formwright/authoring'
import { fieldAtProblem } from './field-at-problem.ts'
import { stepWords, useProblems, useStudio } from './use-studio.ts'

const SHOWN = 60

/** What is wrong, with a way to its place and a fix where one is known; and what was changed so far. */
export function ProblemsPane({ checking }: { readonly checking: boolean }) {
  const { document, model, Changes, language, show, say } = useStudio()
  const [compared, setCompared] = useState(false)
  const problems = useProblems()
  const errors = problems.filter(({ severity }) => severity === 'error').length
  const go = (problem: Problem) => {
    const { kind, folder } = fileInfo(problem.file)
    const part = model.loaded.parts.find((one) => one.folder === folder)?.key
    const rule = kind === 'rules' ? /^\/rules\/(\d+)/.exec(problem.pointer)?.[1] : undefined
    const cell = kind === 'paper' ? /^\/blocks\/(\d+)\/rows\/(\d+)\/(\d+)/.exec(problem.pointer) : null
    const pointer = fieldAtProblem(model, problem)
    if (problem.code === 'translation-missing') show({ view: 'texts' })
    else if (rule !== undefined && part !== undefined)
      show({ view: 'rules', part, selection: { kind: 'rule', index: Number(rule) } })
    else if (cell && part !== undefined) {
      const [, block, row, index] = cell.map(Number)
      show({ view: 'paper', part, selection: { kind: 'cell', block: block!, row: row!, index: index! } })
    } else if (pointer !== undefined) {
      const field = model.fields.find((one) => one.pointer === pointer)!
      show({ view: 'screen', part: field.part, selection: { kind: 'field', pointer } })
    } else if (kind === 'edition') show({ view: 'settings' })
    else if (part === undefined) show({ view: 'files', file: problem.file })
    else show({ view: kind === 'paper' ? 'paper' : 'screen', part })
  }
  return (
    <section className="st-problems" aria-label={say('problems')}>
      <p className="st-status" role="status">
        {checking
          ? say('checking')
          : problems.length === 0
            ? say('problems-none')
            : say('problems-count', { errors, warnings: problems.length - errors })}
      </p>
      <ol>
        {problems.slice(0, SHOWN).map((problem, index) => {
          const { says, advice } = explain(problem, language)
          return (
            <li key={index} className={`st-problem st-${problem.severity}`}>
              <button type="button" onClick={() => go(problem)}>
                <strong>{says}</strong> {advice}{' '}
                <small>
                  {problem.file}:{problem.line}
                </small>
              </button>
              {problem.fix && (
                <button
                  type="button"
                  className="st-button"
                  onClick={() => document.apply({ name: 'fix' }, applyFixes(document.files, [problem]).files)}
                >
                  {say('fix')}
                </button>
              )}
            </li>
          )
        })}
      </ol>
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
