import type { Problem } from '@formwright/definition'
import { acceptCases } from '../edits/cases.ts'
import { useStudio } from './use-studio.ts'

interface AcceptCasesProps {
  /** What is said of cases that find something else than they expect. */
  readonly failed: readonly Problem[]
  readonly label: string
}

/** Has cases expect what is found in them now. */
export function AcceptCases({ failed, label }: AcceptCasesProps) {
  const { model, run } = useStudio()
  return (
    <button type="button" className="st-button" onClick={() => run(acceptCases(model, failed))}>
      {label}
    </button>
  )
}
