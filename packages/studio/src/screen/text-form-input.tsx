import { compilePattern } from '@formwright/definition'
import { setPattern, setTextForm } from '../edits/text-form.ts'
import { TEXT_FORMS, textFormOf } from '../edits/text-pattern.ts'
import { NumberInput } from './number-input.tsx'
import { SelectInput } from './text-input.tsx'
import { useStudio } from './use-studio.ts'
import { WholeInput } from './whole-input.tsx'

/** What a text is made of, in plain words: only digits, exactly 8; or a pattern for those who want one. */
export function TextFormInput({
  pointer,
  pattern,
}: {
  readonly pointer: string
  readonly pattern: string | undefined
}) {
  const { model, run, say } = useStudio()
  const form = textFormOf(pattern)
  return (
    <>
      <SelectInput
        label={say('text-form')}
        value={form.made}
        options={TEXT_FORMS.map((made) => [made, say(`text-form-${made}`)] as const)}
        onChange={(chosen) => {
          const made = TEXT_FORMS.find((one) => one === chosen)
          if (made === 'own') run(setPattern(model, pointer, pattern ?? '^.+$'))
          else if (made) run(setTextForm(model, pointer, { made, length: form.length }))
        }}
      />
      {(form.made === 'digits' || form.made === 'letters-digits') && (
        <NumberInput
          label={say('text-form-length')}
          value={form.length}
          onChange={(length) =>
            length === undefined || (Number.isInteger(length) && length > 0 && length <= 200)
              ? run(setTextForm(model, pointer, { ...form, length }))
              : say('text-form-length-wrong')
          }
        />
      )}
      {form.made === 'own' && (
        <WholeInput
          label={say('text-form-pattern')}
          value={pattern ?? ''}
          hint={say('text-form-pattern-hint')}
          onWhole={(text) => {
            const wanted = text.trim()
            if (wanted !== '' && typeof compilePattern(wanted) === 'string')
              return say('text-form-pattern-wrong')
            return run(setPattern(model, pointer, wanted || undefined))
          }}
        />
      )}
    </>
  )
}
