import { acceptCases } from '../edits/cases.ts'
import { detailsOf, IN_CASE } from '../model/in-case.ts'
import { CaseReasons } from './case-reasons.tsx'
import { useStudio } from './use-studio.ts'
import type { Problem } from '@formwright/definition'

/** How to fix a failed case: undo the change that caused it, or accept the current findings. */
export function OneCase({ problem }: { readonly problem: Problem }) {
  const { model, run, say } = useStudio()
  const found = detailsOf(problem).flatMap((detail) => {
    const [, , code, pointer] = IN_CASE.exec(detail) ?? []
    return code === undefined || pointer === undefined ? [] : [[code, pointer] as const]
  })
  return (
    <>
      {[...new Map(found)].map(([code, pointer]) => (
        <CaseReasons key={code} code={code} pointer={pointer} file={problem.file} />
      ))}
      <button type="button" className="st-button" onClick={() => run(acceptCases(model, [problem]))}>
        {say('case-accept')}
      </button>
    </>
  )
}
