import { below } from '@formwright/definition'
import type { FormBundle, JsonSource, Problem } from '@formwright/definition'
import { fileProblem } from './context.ts'
import type { LintCheck, LintContext } from './context.ts'

type States = NonNullable<FormBundle['form']['workflow']>['states']

/** A step by which who began an application gives it to others. */
interface HandInTransition {
  readonly at: string
  readonly title: string
  readonly to: string
  readonly by: readonly string[]
  readonly requires: readonly string[]
}

/** What it requires; without the first, what is empty or wrong is handed in as well. */
const WANTED = ['no-errors', 'warnings-explained']

/**
 * An application is handed in without errors and with its warnings explained, and within the window where
 * there is one.
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
    const missing = WANTED.filter((one) => !requires.includes(one))
    if (missing.length === 0) return []
    const code = missing[0] === WANTED[0] ? 'hands-in-errors' : 'hands-in-unexplained'
    const wanted = JSON.stringify([...new Set([...wantedAlways, ...requires])])
    return [fileProblem(source, at, code, { title, wanted })]
  })
  // what is to be required is said once
  const left = unchecked.length === 0 ? proofsOfLater(context, source, steps) : []
  const isUnheeded = edition.window && !isTimed && unchecked.length === 0
  return [
    ...unchecked,
    ...left,
    ...(isUnheeded ? [fileProblem(source, first.at, 'window-unheeded', {})] : []),
  ]
}

/**
 * Steps from where the roles may write to where they may not: of several, those after which others go on with
 * it. In the place of one that leads on only through others that check these hand in.
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
  return WANTED.every((one) => requires.includes(one))
}

/**
 * What who hands in may prove afterwards, such as a signature on what was printed, is asked for only then: it
 * is one of `later`, or nobody can hand in without saying that it is there.
 */
function proofsOfLater(
  { bundle, fieldAt }: LintContext,
  source: JsonSource,
  steps: readonly HandInTransition[],
): Problem[] {
  const { states = {}, later = [] } = bundle.form.workflow ?? {}
  const known = new Set(later)
  // one of these that is misspelt is told
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
