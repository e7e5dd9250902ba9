import { applyFixes } from '@formwright/authoring'
import type { Problem } from '@formwright/definition'
import { takeProposal } from '../edits/rules.ts'
import { useStudio } from './use-studio.ts'

/** The button that fixes a problem: by its fix or its suggestion. */
export function Fix({ problem }: { readonly problem: Problem }) {
  const { document, model, run, say } = useStudio()
  const proposal = problem.fix ? undefined : takeProposal(model, problem)
  if (!problem.fix && !proposal) return null
  const applyFix = () =>
    proposal ? run(proposal) : document.apply({ name: 'fix' }, applyFixes(document.files, [problem]).files)
  return (
    <button type="button" className="st-button" onClick={applyFix}>
      {say(proposal ? 'fix-as-proposed' : 'fix')}
    </button>
  )
}
