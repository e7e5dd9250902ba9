import type { Field } from '@formwright/definition'
import { carryOf, setCarry } from '../edits/carry.ts'
import { SelectInput, TextInput } from './text-input.tsx'
import { useStudio } from './use-studio.ts'

/** Whether what was filled in a year before comes into the field, and why not. */
export function CarryChoice({ field: { id } }: { readonly field: Field }) {
  const { model, run, say } = useStudio()
  const entry = carryOf(model, id)
  if (entry === undefined || entry === 'new') return null
  if (typeof entry === 'object' && 'compute' in entry)
    return (
      <p className="st-hint">
        {say('carry-computed')} <code>{entry.compute}</code>
      </p>
    )
  const reason = typeof entry === 'object' && 'drop' in entry ? entry.drop : undefined
  return (
    <>
      <SelectInput
        label={say('carry')}
        value={reason === undefined ? 'same' : 'drop'}
        options={[
          ['same', say('carry-same')],
          ['drop', say('carry-drop')],
        ]}
        onChange={(to) => run(setCarry(model, id, to === 'same' ? 'same' : { drop: say('carry-reason') }))}
      />
      {reason !== undefined && (
        <TextInput
          label={say('carry-why')}
          value={reason}
          mustStand
          onChange={(drop) => run(setCarry(model, id, { drop }), `carry${id}`)}
        />
      )}
    </>
  )
}
