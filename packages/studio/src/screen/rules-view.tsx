import { useState } from 'react'
import type { RuleEntry } from '@formwright/definition'
import { addRule, changeRule, removeRule, ruleId } from '../edits/rules.ts'
import type { WrittenRule } from '../edits/rules.ts'
import { partOf } from '../model/studio-model.ts'
import type { Names } from '../sentences/names.ts'
import { sentenceOf } from '../sentences/sentence.ts'
import { RuleCases } from './rule-cases.tsx'
import { RuleShapes } from './rule-shapes.tsx'
import { SentenceInput } from './sentence-input.tsx'
import { SelectInput, TextInput } from './text-input.tsx'
import { useCaseDrafts } from './use-case-drafts.ts'
import { useStudio } from './use-studio.ts'

/** The rules of a part as sentences; the one that is chosen is edited in place. */
export function RulesView() {
  const { model, part, selection, show, run, say } = useStudio()
  const [adding, setAdding] = useState(false)
  const draftCases = useCaseDrafts()
  const title = model.bundle.parts.find((one) => one.key === part)?.title ?? ''
  const { rules } = partOf(model, part).files.rules!.value as { rules: readonly WrittenRule[] }
  const add = (rule: Omit<WrittenRule, 'id'>) => {
    const id = ruleId(model, part.slice(0, 3).toUpperCase() || 'R')
    run(addRule(model, part, { id, ...rule }))
    draftCases(id)
    setAdding(false)
    show({ selection: { kind: 'rule', index: rules.length } })
  }
  return (
    <div className="st-scroll">
      <section className="st-rules" aria-label={say('rules-of', { part: title })}>
        {rules.length === 0 && <p className="st-hint">{say('rules-none')}</p>}
        <ol>
          {rules.map((rule, index) =>
            selection?.kind === 'rule' && selection.index === index ? (
              <li key={index} className="st-rule st-open">
                <RuleEditor rule={rule} index={index} onChanged={draftCases} />
              </li>
            ) : (
              <li key={index} className="st-rule">
                <button type="button" onClick={() => show({ selection: { kind: 'rule', index } })}>
                  <span className={`st-id st-${rule.severity === 'warning' ? 'warning' : 'error'}`}>
                    {rule.id}
                  </span>
                  <Sentence rule={rule} />
                </button>
              </li>
            ),
          )}
        </ol>
        {adding ? (
          <RuleShapes onAdd={add} onCancel={() => setAdding(false)} />
        ) : (
          <button type="button" className="st-button st-main" onClick={() => setAdding(true)}>
            ＋ {say('add-rule')}
          </button>
        )}
      </section>
    </div>
  )
}

/** What a rule says, its fields and parameters marked. */
function Sentence({ rule }: { readonly rule: WrittenRule }) {
  const { names } = useStudio()
  const expression = expressionIn(rule)
  return (
    <span className="st-said">
      {rule.when !== undefined && (
        <>
          <Pieces expression={rule.when} />
          {' ⇒ '}
        </>
      )}
      {Object.entries(rule.let ?? {}).map(([name, value]) => (
        <span key={name}>
          <code>{name}</code> ＝ <Pieces expression={value} />；
        </span>
      ))}
      {expression && <Pieces expression={expression[1]} />}
    </span>
  )

  function Pieces({ expression: text }: { readonly expression: string }) {
    return sentenceOf(text, names).map((piece, index) => (
      <span key={index} className={`st-${piece.kind}-piece`} title={piece.code}>
        {piece.words}
      </span>
    ))
  }
}

type ExpressionKey = 'check' | 'compute' | 'visible' | 'required' | 'enabled'
const EXPRESSIONS: readonly ExpressionKey[] = ['check', 'compute', 'visible', 'required', 'enabled']

function expressionIn(rule: WrittenRule): readonly [ExpressionKey, string] | undefined {
  for (const key of EXPRESSIONS) {
    const expression = rule[key]
    if (expression !== undefined) return [key, expression]
  }
  return undefined
}

/** Members of a rule that decide which answers pass it. */
const DECIDING = ['when', 'let', 'at', 'severity', ...EXPRESSIONS] as const

function RuleEditor({
  rule,
  index,
  onChanged,
}: {
  readonly rule: WrittenRule
  readonly index: number
  /** Called with the rule's id when other answers may pass it. */
  readonly onChanged: (id: string) => void
}) {
  const { model, names, part, run, show, say } = useStudio()
  const change = (values: Parameters<typeof changeRule>[3], group?: string) => {
    run(changeRule(model, part, index, values), group && `${group}${part}${index}`)
    if (DECIDING.some((key) => key in values)) onChanged(rule.id)
  }
  const expression = expressionIn(rule)
  const targets = [rule.at].flat()
  return (
    <>
      <div className="st-pair">
        <TextInput label={say('rule-id')} value={rule.id} onChange={(id) => change({ id }, 'id')} />
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
      <SentenceInput
        label={say('rule-when')}
        value={rule.when ?? ''}
        onChange={(when) => change({ when: when || undefined }, 'when')}
      />
      {Object.entries(rule.let ?? {}).map(([name, value]) => (
        <SentenceInput
          key={name}
          label={say('rule-let', { name })}
          value={value}
          onChange={(next) => change({ let: { ...rule.let, [name]: next } }, `let${name}`)}
        />
      ))}
      {expression && (
        <SentenceInput
          label={say('rule-check')}
          value={expression[1]}
          onChange={(next) => change({ [expression[0]]: next }, expression[0])}
        />
      )}
      <Targets targets={targets} onChange={(at) => change({ at })} />
      {rule.check !== undefined && (
        <TextInput
          label={say('rule-message')}
          multiline
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
      <RuleCases rule={rule} />
      {Object.entries(rule.fix ?? {}).map(([pointer, value]) => (
        <SentenceInput
          key={pointer}
          label={say('rule-fix', {
            field: names.fields.find((one) => one.pointer === pointer)?.words ?? pointer,
          })}
          value={value}
          onChange={(next) => change({ fix: { ...rule.fix, [pointer]: next } }, `fix${pointer}`)}
        />
      ))}
      <Eligibility rule={rule} onChange={(eligibility) => change({ eligibility }, 'eligibility')} />
      {rule.each !== undefined && (
        <p className="st-hint">
          {say('rule-each')} <code>{JSON.stringify(rule.each)}</code>
        </p>
      )}
      <div className="st-actions">
        <button type="button" className="st-button" onClick={() => show({ selection: undefined })}>
          {say('close')}
        </button>
        <button
          type="button"
          className="st-button st-danger"
          onClick={() => {
            run(removeRule(model, part, index))
            show({ selection: undefined })
          }}
        >
          {say('remove-rule')}
        </button>
      </div>
    </>
  )
}

/** The field that the finding sits at; pointers with years or rows stay as they are written. */
function Targets({
  targets,
  onChange,
}: {
  readonly targets: readonly string[]
  readonly onChange: (at: RuleEntry['at']) => void
}) {
  const { names, say } = useStudio()
  const [first = '', ...rest] = targets
  const known = names.fields.map(({ pointer, words }) => [pointer, words] as const)
  const own = known.some(([pointer]) => pointer === first) || first === '' ? [] : [[first, first] as const]
  return (
    <SelectInput
      label={say('rule-at')}
      value={first}
      options={[...own, ...known]}
      onChange={(pointer) => onChange(rest.length > 0 ? [pointer, ...rest] : pointer)}
    />
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
  const own = Object.keys(rule.let ?? {}).map((name) => [name, name] as const)
  return [...own, ...new Map(read)]
}

/** The line of the table of conditions that a rule gives, if it gives one. */
function Eligibility({
  rule: { eligibility },
  onChange,
}: {
  readonly rule: WrittenRule
  readonly onChange: (eligibility: NonNullable<WrittenRule['eligibility']>) => void
}) {
  const { say } = useStudio()
  if (!eligibility) return null
  return (
    <fieldset className="st-list">
      <legend>{say('rule-eligibility')}</legend>
      {(['criterion', 'threshold', 'value'] as const).map((key) => (
        <TextInput
          key={key}
          label={say(`rule-${key}`)}
          value={eligibility[key]}
          onChange={(text) => onChange({ ...eligibility, [key]: text })}
        />
      ))}
    </fieldset>
  )
}
