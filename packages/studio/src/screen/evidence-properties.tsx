import { optionsOf, translate } from '@formwright/definition'
import type { EvidenceRule, Field } from '@formwright/definition'
import { asksTicked } from '@formwright/engine'
import { evidenceChoices, evidenceKey, withProofOf } from './evidence-choices.ts'
import { SelectInput, TextInput, TickInput } from './text-input.tsx'
import { isText, useStudio } from './use-studio.ts'

/** When a field requires evidence, and its note about it. */
export function EvidenceProperties({
  field,
  isAttachment,
  onChange,
}: {
  readonly field: Field
  /** The field only consists of files. */
  readonly isAttachment: boolean
  readonly onChange: (rule: EvidenceRule | undefined) => void
}) {
  const { model, language, say } = useStudio()
  const rule = field.schema['x-evidence']
  const choices = evidenceChoices(field.schema)
  const options = optionsOf(field.schema.items ?? {}) ?? []
  const words = ({ key, option }: (typeof choices)[number]) => {
    if (option !== undefined) return say('evidence-is', { option: translate(model.bundle, language, option) })
    const name = `evidence-${key}`
    return isText(name) ? say(name) : key
  }
  return (
    <>
      {!isAttachment && (
        <SelectInput
          label={say('evidence')}
          value={evidenceKey(field.schema)}
          options={choices.map((choice) => [choice.key, words(choice)] as const)}
          onChange={(chosen) => {
            const when = choices.find(({ key }) => key === chosen)?.when
            const { options: _, ...others } = { ...rule }
            onChange(when === undefined ? undefined : { ...others, when })
          }}
        />
      )}
      {rule?.when === 'ticked' && !isAttachment && options.length > 1 && (
        <fieldset className="st-list">
          <legend className="st-name">{say('evidence-of-options')}</legend>
          {options.map((option) => (
            <TickInput
              key={option.const}
              label={translate(model.bundle, language, option.title)}
              value={asksTicked(rule, option.const)}
              onChange={(on) => onChange(withProofOf(rule, options, option.const, on))}
            />
          ))}
        </fieldset>
      )}
      {rule && (
        <TextInput
          label={say('evidence-note')}
          value={rule.note ?? ''}
          onChange={(note) => {
            const { note: _, ...others } = rule
            onChange(note === '' ? others : { ...rule, note })
          }}
        />
      )}
    </>
  )
}
