import { isWithin, languageOf, sameLanguage, translate } from '@formwright/definition'
import { ownNamesOf } from '@formwright/rules'
import { callRuleName } from '../edits/rule-names.ts'
import type { WrittenRule } from '../edits/rules.ts'
import { unfinishedKey } from '../document/unfinished.ts'
import { partOf } from '../model/studio-model.ts'
import { targetFollowing } from '../shapes/finding-target.ts'
import { expressionIn, readsOf } from '../sentences/rule-reads.ts'
import { defaultMessage } from '../sentences/default-message.ts'
import { EachEditor } from './each-editor.tsx'
import type { RulePane } from './rule-pane.ts'
import { SentenceInput } from './sentence-input.tsx'
import { TextInput } from './text-input.tsx'
import { useFoundInRule } from './use-found-in-rule.ts'
import { useNames, useStudio } from './use-studio.ts'

/** The content of a rule: what it is repeated for, its condition, what it computes and what must hold. */
export function RuleSentences({
  rule,
  index,
  isNew,
  onChange,
}: RulePane & { readonly index: number; readonly isNew: boolean }) {
  const { model, part, language, say } = useStudio()
  const names = useNames()
  const foundAt = useFoundInRule(partOf(model, part).files.rules!.file, index)
  const expression = expressionIn(rule)
  const { form } = model.bundle
  /** The message follows the sentence as long as nobody edited it. */
  const messageWith = (check: string) => {
    const own = sameLanguage(language, languageOf(form)) && rule.check !== undefined
    return own && rule.message === defaultMessage(rule.check!, names, form)
      ? { message: defaultMessage(check, names, form) }
      : {}
  }
  return (
    <>
      <EachEditor rule={rule.id} each={rule.each} onChange={(each) => onChange({ each }, 'each')} />
      {(rule.check !== undefined || rule.when !== undefined) && (
        <SentenceInput
          label={say('rule-when')}
          draftKey={unfinishedKey(rule.id, 'when')}
          value={rule.when ?? ''}
          found={foundAt('when')}
          mayBeEmpty
          isCondition
          onChange={(when) => onChange({ when: when || undefined }, 'when')}
        />
      )}
      {Object.entries(rule.let ?? {}).map(([name, value]) => (
        <SentenceInput
          key={name}
          draftKey={unfinishedKey(rule.id, `let/${name}`)}
          label={say('rule-let', { name: names.ownWords(name) })}
          value={value}
          found={foundAt(`let/${name}`)}
          onChange={(next) => onChange({ let: { ...rule.let, [name]: next } }, `let${name}`)}
        />
      ))}
      {expression && (
        <SentenceInput
          label={say(`rule-${expression[0]}`)}
          draftKey={unfinishedKey(rule.id, expression[0])}
          value={expression[1]}
          found={foundAt(expression[0])}
          autoFocus={isNew}
          onParted={({ when, asked }) =>
            onChange({ when: rule.when ? `(${rule.when}) && (${when})` : when, [expression[0]]: asked })
          }
          onChange={(next) =>
            onChange(
              { [expression[0]]: next, ...messageWith(next), ...targetFollowing(rule, next, names) },
              expression[0],
            )
          }
        />
      )}
      <OwnNames rule={rule} />
      <Reads rule={rule} />
    </>
  )
}

/** Descriptions of the names that a rule defines, as far as the vocabulary has none. */
function OwnNames({ rule }: { readonly rule: WrittenRule }) {
  const { model, part, run, say } = useStudio()
  const { vocabulary } = useNames()
  const own = [...ownNamesOf({ ...rule, part, index: 0 })].filter(
    (name) => vocabulary.word('values', name) === undefined,
  )
  if (own.length === 0) return null
  return (
    <fieldset className="st-list">
      <legend>{say('rule-names')}</legend>
      {own.map((name) => (
        <TextInput
          key={name}
          label={name}
          value={model.bundle.ruleNames?.[name] ?? ''}
          onChange={(words) => void run(callRuleName(model, part, name, words), `rule-name ${name}`)}
        />
      ))}
    </fieldset>
  )
}

/** The fields that a rule reads, with links. */
function Reads({ rule }: { readonly rule: WrittenRule }) {
  const { model, language, say, show } = useStudio()
  const names = useNames()
  const fields = model.fields.filter((field) =>
    readsOf(rule, names).some((pointer) => isWithin(pointer, field.pointer)),
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
