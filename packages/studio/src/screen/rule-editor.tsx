import { isWithin, translate } from '@formwright/definition'
import type { RuleEntry } from '@formwright/definition'
import { changeRule, omittedRules, removeRule, restoreRule } from '../edits/rules.ts'
import type { WrittenRule } from '../edits/rules.ts'
import { placeInRule } from '../document/unfinished.ts'
import { partOf } from '../model/studio-model.ts'
import type { Names } from '../sentences/names.ts'
import { explainInStudio } from '../sentences/explain-in-studio.ts'
import { problemInSentences } from '../sentences/problem-in-sentences.ts'
import { expressionIn, EXPRESSIONS, readsOf } from '../sentences/rule-reads.ts'
import { sentenceOf } from '../sentences/sentence.ts'
import { EachEditor } from './each-editor.tsx'
import { FieldInput } from './field-input.tsx'
import { MessageInput } from './message-input.tsx'
import { RuleCases } from './rule-cases.tsx'
import { RuleTrial } from './rule-trial.tsx'
import { Eligibility, RuleFix } from './rule-outcome.tsx'
import { SentenceInput } from './sentence-input.tsx'
import { SelectInput, TextInput } from './text-input.tsx'
import { useNames, useProblems, useStudio } from './use-studio.ts'
import { WholeInput } from './whole-input.tsx'

/** Members of a rule that decide which answers pass it. */
const DECIDING = ['each', 'when', 'let', 'at', 'severity', ...EXPRESSIONS] as const

export function RuleEditor({
  rule,
  index,
  isNew,
  onChanged,
}: {
  readonly rule: WrittenRule
  readonly index: number
  /** It was added just now: its sentence is written next. */
  readonly isNew: boolean
  /** Called with the rule's id when other answers may pass it. */
  readonly onChanged: (id: string) => void
}) {
  const { model, part, language, run, attempt, unfinished, show, say } = useStudio()
  const names = useNames()
  const problems = useProblems()
  const change = (values: Parameters<typeof changeRule>[3], group?: string) => {
    run(changeRule(model, part, index, values), group && `${group}${part}${index}`)
    if (DECIDING.some((key) => key in values)) onChanged(rule.id)
  }
  const rules = partOf(model, part).files.rules!
  const foundAt = (member: string) =>
    problems
      .filter(({ file, pointer }) => file === rules.file && pointer.startsWith(`/rules/${index}/${member}`))
      .map((problem) => ({
        problem,
        ...explainInStudio(
          problemInSentences(problem, () => names),
          language,
        ),
      }))
  const expression = expressionIn(rule)
  const targets = [rule.at].flat()
  const isOmitted = omittedRules(model).has(rule.id)
  const isShared = !rules.file.startsWith(`${model.edition}/`)
  return (
    <>
      <div className="st-actions st-rule-bar">
        <button
          type="button"
          className="st-button"
          autoFocus={!isNew}
          onClick={() => show({ selection: undefined })}
        >
          {say('close')}
        </button>
        {isOmitted ? (
          <button
            type="button"
            className="st-button"
            onClick={() => {
              run(restoreRule(model, part, index))
              onChanged(rule.id)
            }}
          >
            {say('rule-restore')}
          </button>
        ) : (
          <button
            type="button"
            className="st-button st-danger"
            title={isShared ? say('rule-omit') : undefined}
            onClick={() => {
              run(removeRule(model, part, index))
              show({ selection: undefined })
            }}
          >
            {say('remove-rule')}
          </button>
        )}
      </div>
      {isOmitted && <p className="st-hint">{say('rule-omitted-hint')}</p>}
      <div className="st-pair">
        <WholeInput
          label={say('rule-id')}
          value={rule.id}
          onWhole={(id) => {
            if (model.bundle.rules.some((one) => one.id === id.trim())) return say('rule-id-taken')
            const refusal = attempt(changeRule(model, part, index, { id: id.trim() }))
            if (refusal === undefined) unfinished.rename(rule.id, id.trim())
            return refusal
          }}
        />
        {rule.check !== undefined && (
          <SelectInput
            label={say('rule-severity')}
            value={rule.severity === 'warning' ? 'warning' : 'error'}
            options={[
              ['error', say('rule-error')],
              ['warning', say('rule-warning')],
            ]}
            onChange={(severity) => change({ severity })}
          />
        )}
      </div>
      <EachEditor rule={rule.id} each={rule.each} onChange={(each) => change({ each }, 'each')} />
      <SentenceInput
        label={say('rule-when')}
        place={placeInRule(rule.id, 'when')}
        value={rule.when ?? ''}
        found={foundAt('when')}
        mayBeEmpty
        isCondition
        onChange={(when) => change({ when: when || undefined }, 'when')}
      />
      {Object.entries(rule.let ?? {}).map(([name, value]) => (
        <SentenceInput
          key={name}
          place={placeInRule(rule.id, `let/${name}`)}
          label={say('rule-let', { name: names.vocabulary.word('values', name) ?? name })}
          value={value}
          found={foundAt(`let/${name}`)}
          onChange={(next) => change({ let: { ...rule.let, [name]: next } }, `let${name}`)}
        />
      ))}
      {expression && (
        <SentenceInput
          label={say(`rule-${expression[0]}`)}
          place={placeInRule(rule.id, expression[0])}
          value={expression[1]}
          found={foundAt(expression[0])}
          autoFocus={isNew}
          onParted={({ when, asked }) =>
            change({ when: rule.when ? `(${rule.when}) && (${when})` : when, [expression[0]]: asked })
          }
          onChange={(next) => change({ [expression[0]]: next }, expression[0])}
        />
      )}
      <Reads rule={rule} />
      {targets.map((target, at) => (
        <FieldInput
          key={at}
          label={say('rule-at')}
          fields={names.fields}
          value={target}
          onChange={(pointer) => change({ at: withItem(rule.at, at, pointer) })}
        />
      ))}
      {rule.check !== undefined && (
        <MessageInput
          label={say('rule-message')}
          value={rule.message ?? ''}
          onChange={(message) => change({ message }, 'message')}
        />
      )}
      {rule.check !== undefined && (
        <SelectInput
          label={say('rule-insert')}
          value=""
          options={[['', ''], ...insertable(rule, names)]}
          onChange={(code) => code !== '' && change({ message: `${rule.message ?? ''}{${code}}` })}
        />
      )}
      <TextInput
        label={say('rule-source')}
        value={rule.source ?? ''}
        onChange={(source) => change({ source: source || undefined }, 'source')}
      />
      <RuleTrial rule={rule} />
      <RuleCases rule={rule} />
      {rule.check !== undefined && (
        <>
          <RuleFix
            rule={rule.id}
            fix={rule.fix}
            check={rule.check}
            onChange={(fix) => change({ fix }, 'fix')}
          />
          <Eligibility rule={rule} onChange={(eligibility) => change({ eligibility }, 'eligibility')} />
        </>
      )}
    </>
  )
}

/** A place of the finding put in the stead of another; one alone is no list. */
function withItem(at: RuleEntry['at'], index: number, pointer: string): RuleEntry['at'] {
  return typeof at === 'string' ? pointer : at.map((one, place) => (place === index ? pointer : one))
}

/** The fields that a rule reads, each to be gone to. */
function Reads({ rule }: { readonly rule: WrittenRule }) {
  const { model, language, say, show } = useStudio()
  const names = useNames()
  const fields = model.fields.filter((field) =>
    readsOf(rule, names).some((one) => isWithin(one, field.pointer)),
  )
  if (fields.length === 0) return null
  return (
    <div className="st-property">
      <span className="st-name">{say('rule-reads')}</span>
      <div className="st-chips">
        {fields.map(({ pointer, title, part }) => (
          <button
            key={pointer}
            type="button"
            className="st-chip"
            onClick={() => show({ view: 'screen', part, selection: { kind: 'field', pointer } })}
          >
            {translate(model.bundle, language, title)}
          </button>
        ))}
      </div>
    </div>
  )
}

/**
 * What a message may show: the values that the rule works out, the fields that it reads and the parameters.
 */
function insertable(rule: WrittenRule, names: Names): (readonly [code: string, words: string])[] {
  const expressions = [rule.when, rule.check, ...Object.values(rule.let ?? {})].filter(
    (one) => one !== undefined,
  )
  const read = expressions
    .flatMap((expression) => sentenceOf(expression, names))
    .filter(({ kind }) => kind === 'field' || kind === 'param')
    .map(({ code, words }) => [code, words] as const)
  const own = Object.keys(rule.let ?? {}).map(
    (name) => [name, names.vocabulary.word('values', name) ?? name] as const,
  )
  return [...own, ...new Map(read)]
}
