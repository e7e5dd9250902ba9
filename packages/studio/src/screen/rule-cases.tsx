import { casesOfRule, changeCase, isOfCase, removeCase } from '../edits/cases.ts'
import type { CaseInFile } from '../edits/cases.ts'
import type { WrittenRule } from '../edits/rules.ts'
import { isFailedCase } from '../model/in-case.ts'
import type { StudioModel } from '../model/studio-model.ts'
import { explainInStudio } from '../sentences/explain-in-studio.ts'
import { problemInSentences } from '../sentences/problem-in-sentences.ts'
import { sampleTitle } from '@formwright/authoring'
import {
  isWithin,
  LABEL_SEPARATOR,
  pointerOfPath,
  resolveYearPointer,
  translate,
  treeOf,
} from '@formwright/definition'
import type { Schema } from '@formwright/definition'
import { OneCase } from './one-case.tsx'
import { TextInput, TickInput } from './text-input.tsx'
import { ValueInput } from './value-input.tsx'
import { useProblems, useStudio } from './use-studio.ts'

/** The passing and failing cases of a rule; they are run whenever the definition is checked. */
export function RuleCases({ rule }: { readonly rule: WrittenRule }) {
  const { model, drafting, say } = useStudio()
  const problems = useProblems()
  const cases = casesOfRule(model, rule.id, problems)
  if (rule.check === undefined) return null
  return (
    <fieldset className="st-list">
      <legend>{say('rule-cases')}</legend>
      {cases.length === 0 && (
        <p className="st-hint">{say(drafting.includes(rule.id) ? 'rule-cases-sought' : 'rule-cases-none')}</p>
      )}
      {cases.map((testCase) => (
        <CaseEditor key={`${testCase.file}${testCase.pointer}`} caseInFile={testCase} rule={rule} />
      ))}
    </fieldset>
  )
}

function CaseEditor({ caseInFile, rule }: { readonly caseInFile: CaseInFile; readonly rule: WrittenRule }) {
  const { model, run, say, language, namesOf } = useStudio()
  const problems = useProblems()
  const { file, pointer, base, case: written } = caseInFile
  const breaks = written.expect.some(({ code }) => code === rule.id)
  const failure = problems.find((problem) => isFailedCase(problem) && isOfCase(problem, caseInFile))
  const change = (values: Parameters<typeof changeCase>[2], group: string) =>
    run(changeCase(model, caseInFile, values), `${group}${file}${pointer}`)
  const at = [rule.at].flat()[0] ?? ''
  const words = (text: string) => translate(model.bundle, language, text)
  return (
    <details className={`st-case${failure ? ' st-failed' : ''}`} open={failure !== undefined}>
      <summary>
        <span className={breaks ? 'st-breaks' : 'st-passes'}>
          {say(breaks ? 'case-breaks' : 'case-passes')}
        </span>{' '}
        {written.name}
        {failure && <strong> {say('case-failed')}</strong>}
      </summary>
      {failure && (
        <div className="st-hint">
          {explainInStudio(problemInSentences(failure, namesOf), language).says} <OneCase problem={failure} />
        </div>
      )}
      <TextInput
        label={say('case-name')}
        mustStand
        value={written.name}
        onChange={(name) => change({ name }, 'name')}
      />
      <p className="st-hint">{say('case-base', { base: sampleTitle(model.loaded, base, language) })}</p>
      {Object.entries(written.set ?? {}).map(([key, value]) => (
        <ValueInput
          key={key}
          label={wordsOf(key, model, words)}
          schema={schemaOf(key, model)}
          value={value}
          onChange={(now) => {
            // an empty case value is a warning shown below, but not while it is being typed again
            const next = now ?? (typeof value === 'string' ? '' : undefined)
            if (next === undefined) return say('must-stand')
            return change({ set: { ...written.set, [key]: next } }, `set${key}`)
          }}
        />
      ))}
      {(written.remove ?? []).map((key) => (
        <p key={key} className="st-hint">
          {say('case-empties', { label: wordsOf(key, model, words) })}
        </p>
      ))}
      <TickInput
        label={say('case-expects', { id: rule.id })}
        value={breaks}
        onChange={(on) =>
          change(
            {
              expect: on
                ? [...written.expect, { code: rule.id, pointer: at }]
                : written.expect.filter(({ code }) => code !== rule.id),
            },
            'expect',
          )
        }
      />
      <button
        type="button"
        className="st-button st-danger"
        onClick={() => run(removeCase(model, caseInFile))}
      >
        {say('case-remove')}
      </button>
    </details>
  )
}

/** The schema of the value that a case sets. */
function schemaOf(path: string, { bundle }: StudioModel): Schema | undefined {
  return treeOf(bundle).nodeAt(resolveYearPointer(bundle, pointerOfPath(path)))?.schema
}

/** The label of the value that a case sets; for a cell of a field with the cell's name. */
function wordsOf(path: string, model: StudioModel, words: (text: string) => string): string {
  const pointer = resolveYearPointer(model.bundle, pointerOfPath(path))
  const field = model.fields.find((candidate) => isWithin(pointer, candidate.pointer))
  if (!field) return path
  const label = field.cells.find((cell) => cell.pointer === pointer)?.label ?? field.title
  return label.split(LABEL_SEPARATOR).slice(-2).map(words).join(' · ')
}
