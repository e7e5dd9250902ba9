import { below } from '@formwright/definition'
import type { FormBundle } from '@formwright/definition'
import { fileProblem } from './context.ts'
import type { LintCheck } from './context.ts'

type States = NonNullable<FormBundle['form']['workflow']>['states']

/** A step by which who began an application gives it to others. */
interface Step {
  readonly at: string
  readonly title: string
  readonly to: string
  readonly requires: readonly string[]
}

/** What it requires; without the first, what is empty or wrong is handed in as well. */
const WANTED = ['no-errors', 'warnings-explained']

/**
 * An application is handed in without errors and with its warnings explained, and within the window where
 * there is one.
 */
export const handingIn: LintCheck = ({ bundle: { form, edition }, loaded }) => {
  const source = loaded.sources.get('form.json')
  const { start = '', states = {} } = form.workflow ?? {}
  const steps = stepsToOthers(states, Object.keys(states[start]?.edit ?? {}))
  const [first] = steps
  if (!source || !first) return []
  const isTimed = Object.values(states).some(({ transitions = [] }) =>
    transitions.some(({ requires = [] }) => requires.includes('within-window')),
  )
  const wantedAlways = edition.window && !isTimed ? [...WANTED, 'within-window'] : WANTED
  const unchecked = steps.flatMap(({ at, title, requires }) => {
    const missing = WANTED.filter((one) => !requires.includes(one))
    if (missing.length === 0) return []
    const code = missing[0] === WANTED[0] ? 'hands-in-errors' : 'hands-in-unexplained'
    const wanted = JSON.stringify([...new Set([...wantedAlways, ...requires])])
    return [fileProblem(source, at, code, { title, wanted })]
  })
  // what is to be required is said once
  const isUnheeded = edition.window && !isTimed && unchecked.length === 0
  return [...unchecked, ...(isUnheeded ? [fileProblem(source, first.at, 'window-unheeded', {})] : [])]
}

/** Steps from where the roles may write to where they may not: of several, those after which others act. */
function stepsToOthers(states: States, roles: readonly string[]): Step[] {
  const isOpen = (state: string) => roles.some((role) => (states[state]?.edit?.[role] ?? []).length > 0)
  const steps = Object.entries(states).flatMap(([name, { transitions = [] }]) =>
    transitions.flatMap(({ title, to, by, requires = [], undoes }, index): Step[] => {
      const isOwn = by.some((role) => roles.includes(role))
      if (!isOpen(name) || isOpen(to) || !isOwn || undoes) return []
      return [{ at: below('/workflow/states', name, 'transitions', index), title, to, requires }]
    }),
  )
  const acted = steps.filter(({ to }) =>
    (states[to]?.transitions ?? []).some(({ by }) => by.some((role) => !roles.includes(role))),
  )
  return acted.length > 0 ? acted : steps.slice(0, 1)
}
