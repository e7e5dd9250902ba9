import { translate } from '@formwright/definition'
import type { RuleEntry } from '@formwright/definition'
import type { WrittenRule } from '../edits/rules.ts'
import { unreadInMessage, targetNotRead } from '../shapes/finding-target.ts'
import type { Names } from '../sentences/names.ts'
import { wordForWord } from '../sentences/word-for-word.ts'
import { FieldInput } from './field-input.tsx'
import { RequiredOnlyWhen } from './required-only-when.tsx'
import { MessageInput } from './message-input.tsx'
import type { RulePane } from './rule-pane.ts'
import { SelectInput, TextInput } from './text-input.tsx'
import { useNames, useStudio } from './use-studio.ts'

/** Where a rule is reported, its message, and its legal basis. */
export function RuleFinding({ rule, onChange }: RulePane) {
  const { model, language, say } = useStudio()
  const names = useNames()
  const unread = targetNotRead(rule, names)
  const otherNamed = unreadInMessage(rule, names)
  return (
    <>
      {[rule.at].flat().map((target, at) => (
        <FieldInput
          key={at}
          label={say(rule.check === undefined ? 'rule-about' : 'rule-at')}
          fields={names.fields}
          value={target}
          onChange={(pointer) => onChange({ at: withItem(rule.at, at, pointer) })}
        />
      ))}
      {rule.required !== undefined && typeof rule.at === 'string' && <RequiredOnlyWhen pointer={rule.at} />}
      {rule.check !== undefined && unread !== undefined && (
        <p className="st-hint st-warning">
          {say('rule-at-unread', { title: translate(model.bundle, language, unread.words) })}
        </p>
      )}
      {rule.check !== undefined && (
        <MessageInput
          label={say('rule-message')}
          value={rule.message ?? ''}
          onChange={(message) => onChange({ message }, 'message')}
        />
      )}
      {rule.check !== undefined && otherNamed !== undefined && (
        <p className="st-hint st-warning">
          {say('rule-message-unread', { title: translate(model.bundle, language, otherNamed.words) })}
        </p>
      )}
      {rule.check !== undefined && (
        <SelectInput
          label={say('rule-insert')}
          value=""
          options={[['', ''], ...insertable(rule, names)]}
          onChange={(code) => code !== '' && onChange({ message: `${rule.message ?? ''}{${code}}` })}
        />
      )}
      <TextInput
        label={say('rule-source')}
        value={rule.source ?? ''}
        onChange={(source) => onChange({ source: source || undefined }, 'source')}
      />
    </>
  )
}

/** Replaces one of the pointers of the finding; a single one is not written as a list. */
function withItem(at: RuleEntry['at'], index: number, pointer: string): RuleEntry['at'] {
  return typeof at === 'string'
    ? pointer
    : at.map((current, position) => (position === index ? pointer : current))
}

/** What a message can contain: values computed by the rule, fields that it reads, and parameters. */
function insertable(rule: WrittenRule, names: Names): (readonly [code: string, words: string])[] {
  const expressions = [rule.when, rule.check, ...Object.values(rule.let ?? {})].filter(
    (expression) => expression !== undefined,
  )
  const read = expressions
    .flatMap((expression) => wordForWord(expression, names))
    .filter(({ kind }) => kind === 'field' || kind === 'param')
    .map(({ code, words }) => [code, words] as const)
  const own = Object.keys(rule.let ?? {}).map((name) => [name, names.ownWords(name)] as const)
  return [...own, ...new Map(read)]
}
