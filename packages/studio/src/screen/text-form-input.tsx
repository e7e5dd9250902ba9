import { useState } from 'react'
import { compilePattern } from '@formwright/definition'
import { setPattern, setTextForm } from '../edits/text-form.ts'
import { TEXT_FORMS, textFormOf } from '../edits/text-pattern.ts'
import { NumberInput } from './number-input.tsx'
import { SelectInput } from './text-input.tsx'
import { useStudio } from './use-studio.ts'
import { WholeInput } from './whole-input.tsx'

/** The form of a text in plain words, such as digits only, exactly 8; or a pattern. */
export function TextFormInput({
  pointer,
  pattern,
}: {
  readonly pointer: string
  readonly pattern: string | undefined
}) {
  const { model, run, say } = useStudio()
  const form = textFormOf(pattern)
  // a custom pattern may start as one of the simple ones
  const [isOwn, setOwn] = useState(false)
  const made = isOwn ? 'own' : form.made
  return (
    <>
      <SelectInput
        label={say('text-form')}
        value={made}
        options={TEXT_FORMS.map((otherForm) => [otherForm, say(`text-form-${otherForm}`)] as const)}
        onChange={(chosen) => {
          const next = TEXT_FORMS.find((otherForm) => otherForm === chosen)
          setOwn(next === 'own')
          if (next && next !== 'own') run(setTextForm(model, pointer, { made: next, length: form.length }))
        }}
      />
      {(made === 'digits' || made === 'letters-digits') && (
        <NumberInput
          label={say('text-form-length')}
          value={form.length}
          onChange={(length) =>
            length === undefined || (Number.isInteger(length) && length > 0 && length <= 200)
              ? run(setTextForm(model, pointer, { made, length }))
              : say('text-form-length-wrong')
          }
        />
      )}
      {made === 'own' && (
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
