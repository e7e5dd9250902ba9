import { below, targetOf } from '@formwright/definition'
import { unfinishedKey } from '../document/unfinished.ts'
import type { WrittenRule } from '../edits/rules.ts'
import { FieldInput } from './field-input.tsx'
import { SentenceInput } from './sentence-input.tsx'
import { TextInput, TickInput } from './text-input.tsx'
import { useNames, useStudio } from './use-studio.ts'

type Fix = NonNullable<WrittenRule['fix']>

/** The values that applicants can apply if the rule does not hold, by field. */
export function RuleFix({
  rule,
  fix = {},
  check,
  onChange,
}: {
  /** The rule's id. */
  readonly rule: string
  readonly fix: WrittenRule['fix']
  readonly check: string
  readonly onChange: (fix: Fix | undefined) => void
}) {
  const { say } = useStudio()
  const names = useNames()
  return (
    <fieldset className="st-list">
      <legend>{say('rule-fixes')}</legend>
      {Object.entries(fix).map(([pointer, value]) => (
        <div key={pointer}>
          <SentenceInput
            draftKey={unfinishedKey(rule, `fix${below('', pointer)}`)}
            label={say('rule-fix', {
              field: names.fields.find((field) => field.pointer === pointer)?.words ?? pointer,
            })}
            value={value}
            onChange={(next) => onChange({ ...fix, [pointer]: next })}
          />
          <button
            type="button"
            className="st-button"
            onClick={() => {
              const { [pointer]: _, ...others } = fix
              onChange(Object.keys(others).length === 0 ? undefined : others)
            }}
          >
            {say('rule-fix-remove')}
          </button>
        </div>
      ))}
      <FieldInput
        label={say('rule-fix-add')}
        fields={names.fields.filter(({ pointer }) => !Object.hasOwn(fix, pointer))}
        value=""
        onChange={(pointer) => onChange({ ...fix, [pointer]: expected(check, pointer) })}
      />
    </fieldset>
  )
}

/** The value that a rule expects for a field that it compares: `a == b + c` expects `b + c` for `a`. */
function expected(check: string, pointer: string): string {
  const code = targetOf(pointer)
  const [left = '', right = '', ...more] = check.split(/ (?:==|<=|>=) /)
  if (more.length > 0 || right === '') return code
  return left.trim() === code ? right.trim() : right.trim() === code ? left.trim() : code
}

/** The rule's row in the table of eligibility criteria, if any. */
export function Eligibility({
  rule: { eligibility, at, source = '' },
  onChange,
}: {
  readonly rule: WrittenRule
  readonly onChange: (eligibility: WrittenRule['eligibility']) => void
}) {
  const { say } = useStudio()
  const names = useNames()
  const [target = ''] = [at].flat()
  const words = names.fields.find(({ pointer }) => pointer === target)?.words ?? source
  return (
    <fieldset className="st-list">
      <legend>{say('rule-eligibility')}</legend>
      <TickInput
        label={say('rule-eligible')}
        value={eligibility !== undefined}
        onChange={(on) =>
          onChange(on ? { criterion: words, threshold: words, value: `{${targetOf(target)}}` } : undefined)
        }
      />
      {eligibility &&
        (['criterion', 'threshold', 'value'] as const).map((key) => (
          <TextInput
            key={key}
            label={say(`rule-${key}`)}
            mustStand
            value={eligibility[key]}
            onChange={(text) => onChange({ ...eligibility, [key]: text })}
          />
        ))}
    </fieldset>
  )
}
