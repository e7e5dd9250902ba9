import { changeRule, omittedRules, removeRule, restoreRule } from '../edits/rules.ts'
import type { WrittenRule } from '../edits/rules.ts'
import { partOf } from '../model/studio-model.ts'
import { DECIDING } from '../sentences/rule-reads.ts'
import { RuleCases } from './rule-cases.tsx'
import { RuleFinding } from './rule-finding.tsx'
import { RuleSentences } from './rule-sentences.tsx'
import { RuleTrial } from './rule-trial.tsx'
import { Eligibility, RuleFix } from './rule-outcome.tsx'
import type { ChangeOfRule, RulePane } from './rule-pane.ts'
import { SeverityInput } from './severity-input.tsx'
import { useStudio } from './use-studio.ts'
import { WholeInput } from './whole-input.tsx'

interface Props {
  readonly rule: WrittenRule
  readonly index: number
  /** It was just added, so its sentence is edited next. */
  readonly isNew: boolean
  /** Called with the rule's id when its outcome may have changed. */
  readonly onChanged: (id: string) => void
}

export function RuleEditor({ rule, index, isNew, onChanged }: Props) {
  const { model, part, Comments, run } = useStudio()
  const change: ChangeOfRule = (values, group) => {
    run(changeRule(model, part, index, values), group && `${group}${part}${index}`)
    if (DECIDING.some((key) => key in values)) onChanged(rule.id)
  }
  return (
    <>
      <RuleBar rule={rule} index={index} isNew={isNew} onChanged={onChanged} />
      {Comments && <Comments of={[rule.id]} />}
      <RuleHead rule={rule} index={index} onChange={change} />
      <RuleSentences rule={rule} index={index} isNew={isNew} onChange={change} />
      <RuleFinding rule={rule} onChange={change} />
      <RuleTrial rule={rule} index={index} />
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

/** Buttons to close, remove or restore the rule. */
function RuleBar({ rule, index, isNew, onChanged }: Props) {
  const { model, part, run, show, say } = useStudio()
  const isOmitted = omittedRules(model).has(rule.id)
  const isShared = !partOf(model, part).files.rules!.file.startsWith(`${model.edition}/`)
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
    </>
  )
}

/** Id and severity of the rule. */
function RuleHead({ rule, index, onChange }: RulePane & Pick<Props, 'index'>) {
  const { model, part, attempt, unfinished, say } = useStudio()
  return (
    <div className="st-pair">
      <WholeInput
        label={say('rule-id')}
        value={rule.id}
        onWhole={(id) => {
          if (model.bundle.rules.some((otherRule) => otherRule.id === id.trim())) return say('rule-id-taken')
          const refusal = attempt(changeRule(model, part, index, { id: id.trim() }))
          if (refusal === undefined) unfinished.rename(rule.id, id.trim())
          return refusal
        }}
      />
      {rule.check !== undefined && (
        <SeverityInput severity={rule.severity} onChange={(severity) => onChange({ severity })} />
      )}
    </div>
  )
}
