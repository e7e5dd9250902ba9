import { below } from '@formwright/definition'
import type { FormBundle, JsonSource, Problem } from '@formwright/definition'
import { fileProblem } from './context.ts'
import type { LintCheck, LintContext } from './context.ts'

type States = NonNullable<FormBundle['form']['workflow']>['states']

/** A transition by which the applicant passes the application on to others. */
interface HandInTransition {
  readonly at: string
  readonly title: string
  readonly to: string
  readonly by: readonly string[]
  readonly requires: readonly string[]
}

/** Its usual requirements; without the first, incomplete or invalid applications can be submitted. */
const WANTED = ['no-errors', 'warnings-explained']

/**
 * Submission should require that there are no errors, that warnings are explained, and, if there is a window,
 * that it is open.
 */
export const handingIn: LintCheck = (context) => {
  const { bundle, loaded } = context
  const { form, edition } = bundle
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
    const missing = WANTED.filter((requirement) => !requires.includes(requirement))
    if (missing.length === 0) return []
    const code = missing[0] === WANTED[0] ? 'hands-in-errors' : 'hands-in-unexplained'
    const wanted = JSON.stringify([...new Set([...wantedAlways, ...requires])])
    return [fileProblem(source, at, code, { title, wanted })]
  })
  // report missing requirements once
  const left = unchecked.length === 0 ? proofsOfLater(context, source, steps) : []
  const isUnheeded = edition.window && !isTimed && unchecked.length === 0
  return [
    ...unchecked,
    ...left,
    ...(isUnheeded ? [fileProblem(source, first.at, 'window-unheeded', {})] : []),
  ]
}

/**
 * Transitions from states where the roles may edit to states where they may not; if there are several in a
 * row, those after which others act. A transition that only leads on through others that check is replaced by
 * these.
 */
function stepsToOthers(states: States, roles: readonly string[]): HandInTransition[] {
  const isOpen = (state: string) => roles.some((role) => (states[state]?.edit?.[role] ?? []).length > 0)
  const onFrom = (state: string) =>
    (states[state]?.transitions ?? []).flatMap(
      ({ title, to, by, requires = [], undoes }, index): HandInTransition[] =>
        undoes || isOpen(to)
          ? []
          : [{ at: below('/workflow/states', state, 'transitions', index), title, to, by, requires }],
    )
  const isOwn = ({ by }: HandInTransition) => by.some((role) => roles.includes(role))
  const steps = Object.keys(states).filter(isOpen).flatMap(onFrom).filter(isOwn)
  const acted = steps.filter(({ to }) =>
    onFrom(to).some(({ by }) => by.some((role) => !roles.includes(role))),
  )
  const checking = steps.filter(isChecking)
  const handing = acted.length > 0 ? acted : checking.length > 0 ? checking : steps.slice(0, 1)
  return handing.flatMap((step) => {
    const next = onFrom(step.to)
    return !isChecking(step) && next.length > 0 && next.every(isChecking) ? next : [step]
  })
}

function isChecking({ requires }: HandInTransition): boolean {
  return WANTED.every((requirement) => requires.includes(requirement))
}

/**
 * Evidence that can be added after submission, such as a signature on the printed form, must be listed in
 * `later`; otherwise nobody can submit without claiming that it exists.
 */
function proofsOfLater(
  { bundle, fieldAt }: LintContext,
  source: JsonSource,
  steps: readonly HandInTransition[],
): Problem[] {
  const { states = {}, later = [] } = bundle.form.workflow ?? {}
  const known = new Set(later)
  // a misspelt entry of `later` is reported instead
  if (later.some((pointer) => !fieldAt(pointer))) return []
  const reported = new Set<string>()
  return steps.flatMap(({ to, by }) =>
    by.flatMap((role) =>
      (states[to]?.attach?.[role] ?? []).flatMap((pointer): Problem[] => {
        const field = fieldAt(pointer)
        if (!field?.node.required || known.has(pointer) || reported.has(pointer)) return []
        reported.add(pointer)
        const at = below('/workflow/states', to, 'attach', role)
        const wanted = JSON.stringify([...later, pointer])
        return [fileProblem(source, at, 'later-missing', { field: field.title, wanted })]
      }),
    ),
  )
}
