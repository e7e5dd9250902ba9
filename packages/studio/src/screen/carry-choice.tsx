import type { Field, Problem } from '@formwright/definition'
import { carryOf, setCarry } from '../edits/carry.ts'
import { SelectInput, TextInput } from './text-input.tsx'
import { useProblems, useStudio } from './use-studio.ts'

/** Problems that ask for a decision about carrying over. */
const ASKS: ReadonlySet<Problem['code']> = new Set(['carry-missing', 'carry-not-new'])

/** Whether the previous year's answer is carried over into the field, and why not. */
export function CarryChoice({ field: { id } }: { readonly field: Field }) {
  const { model, run, say } = useStudio()
  const isRequired = useProblems().some(
    ({ code, params }) => code === 'carry-many-missing' || (ASKS.has(code) && params.id === id),
  )
  const entry = carryOf(model, id)
  const isOpen = entry === undefined || entry === 'new'
  if (isOpen && !isRequired) return null
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
        value={isOpen ? '' : reason === undefined ? 'same' : 'drop'}
        options={[
          ...(isOpen ? [['', ''] as const] : []),
          ['same', say('carry-same')],
          ['drop', say('carry-drop')],
        ]}
        onChange={(to) =>
          to !== '' && run(setCarry(model, id, to === 'same' ? 'same' : { drop: say('carry-reason') }))
        }
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
