import { translate } from '@formwright/definition'
import type { EvidenceRule, Field } from '@formwright/definition'
import { evidenceChoices, evidenceKey } from './evidence-choices.ts'
import { SelectInput, TextInput } from './text-input.tsx'
import { isText, useStudio } from './use-studio.ts'

/** When a field asks for evidence, and what it says of it. */
export function EvidenceProperties({
  field,
  isAttachment,
  onChange,
}: {
  readonly field: Field
  /** The field is nothing but a place for files. */
  readonly isAttachment: boolean
  readonly onChange: (rule: EvidenceRule | undefined) => void
}) {
  const { model, language, say } = useStudio()
  const rule = field.schema['x-evidence']
  const choices = evidenceChoices(field.schema)
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
          options={choices.map((one) => [one.key, words(one)] as const)}
          onChange={(chosen) => {
            const when = choices.find(({ key }) => key === chosen)?.when
            onChange(when === undefined ? undefined : { ...rule, when })
          }}
        />
      )}
      {rule && (
        <TextInput
          label={say('evidence-note')}
          value={rule.note ?? ''}
          onChange={(note) => onChange(note === '' ? { when: rule.when } : { ...rule, note })}
        />
      )}
    </>
  )
}
