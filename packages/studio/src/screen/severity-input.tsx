import type { WrittenRule } from '../edits/rules.ts'
import { SelectInput } from './text-input.tsx'
import { useStudio } from './use-studio.ts'

/** Selects the severity of a rule. */
export function SeverityInput({
  severity,
  onChange,
}: {
  readonly severity: WrittenRule['severity']
  readonly onChange: (severity: string) => void
}) {
  const { say } = useStudio()
  return (
    <SelectInput
      label={say('rule-severity')}
      value={severity === 'warning' ? 'warning' : 'error'}
      options={[
        ['error', say('rule-error')],
        ['warning', say('rule-warning')],
      ]}
      onChange={onChange}
    />
  )
}
