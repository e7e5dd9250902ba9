import { Link } from '@tanstack/react-router'
import type { Problem } from '@formwright/definition'
import { addressOf, explainInStudio } from '@formwright/studio'
import { usePreferences } from '../preferences/preferences.ts'
import { useStudioSay } from './say.ts'

/** Maximum number of problems listed; the studio shows all. */
const SHOWN = 20

/** The problems of a draft with links into the studio; warnings are collapsed. */
export function DraftProblems({
  id,
  problems,
}: {
  readonly id: string
  readonly problems: readonly Problem[]
}) {
  const say = useStudioSay()
  const of = (severity: Problem['severity']) => problems.filter((problem) => problem.severity === severity)
  const [errors, warnings] = [of('error'), of('warning')]
  if (problems.length === 0) return null
  return (
    <section aria-label={say('draft-problems')}>
      {errors.length > 0 && <ProblemList id={id} problems={errors} />}
      {warnings.length > 0 && (
        <details open={warnings.length <= 3}>
          <summary>{say('draft-warnings', { n: warnings.length })}</summary>
          <ProblemList id={id} problems={warnings} />
        </details>
      )}
    </section>
  )
}

function ProblemList({ id, problems }: { readonly id: string; readonly problems: readonly Problem[] }) {
  const say = useStudioSay()
  const { language } = usePreferences()
  return (
    <ul className="studio-differences">
      {problems.slice(0, SHOWN).map((problem, index) => {
        const { says, advice } = explainInStudio(problem, language)
        return (
          <li key={index} className={`is-${problem.severity}`}>
            <Link
              to="/studio/$draft"
              params={{ draft: id }}
              search={{ at: addressOf(problem) }}
              className="fw-link"
            >
              {says}
            </Link>{' '}
            <span className="quiet">{advice}</span>
          </li>
        )
      })}
      {problems.length > SHOWN && (
        <li className="quiet">{say('draft-problems-more', { n: problems.length - SHOWN })}</li>
      )}
    </ul>
  )
}
