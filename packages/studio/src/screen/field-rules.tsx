import { isWithin } from '@formwright/definition'
import type { Field } from '@formwright/definition'
import { setKeyword } from '../edits/change-field.ts'
import { Sentence } from './sentence.tsx'
import { TickInput } from './text-input.tsx'
import { useStudio } from './use-studio.ts'

/**
 * The rules that decide when a field is shown or required and how it is computed, and buttons to add them.
 */
export function FieldRules({ field: { pointer, part, schema } }: { readonly field: Field }) {
  const { model, run, say, show } = useStudio()
  const own = model.bundle.rules.filter(
    ({ at, check }) => check === undefined && [at].flat().some((target) => isWithin(target, pointer)),
  )
  const isComputed = own.some(({ compute }) => compute !== undefined)
  const isNumber = schema.type === 'number' || schema.type === 'integer'
  const isShownWhen = own.some(({ visible }) => visible !== undefined)
  const isRequiredWhen = own.some(({ required }) => required !== undefined)
  const able = [
    ...(isShownWhen ? [] : (['visible-when'] as const)),
    ...(isRequiredWhen ? [] : (['required-when'] as const)),
    ...(isComputed || !isNumber ? [] : (['compute'] as const)),
  ]
  return (
    <div className="st-property">
      <span className="st-name">{say('field-rules')}</span>
      {own.map((rule) => (
        <button
          key={rule.id}
          type="button"
          className="st-field-rule"
          onClick={() =>
            show({ view: 'rules', part: rule.part, selection: { kind: 'rule', index: rule.index } })
          }
        >
          <Sentence rule={rule} />
        </button>
      ))}
      {isComputed && (
        <TickInput
          label={say('computed-only')}
          value={schema.readOnly === true}
          onChange={(on) => run(setKeyword(model, pointer, 'readOnly', on || undefined))}
        />
      )}
      <div className="st-chips">
        {able.map((shape) => (
          <button
            key={shape}
            type="button"
            className="st-chip"
            onClick={() => show({ view: 'rules', part, selection: { kind: 'field', pointer }, shape })}
          >
            + {say(`shape-${shape}`)}
          </button>
        ))}
      </div>
    </div>
  )
}
