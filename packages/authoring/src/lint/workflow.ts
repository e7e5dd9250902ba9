import { closest, isWithin } from '@formwright/definition'
import type { Problem, ProblemCode } from '@formwright/definition'
import { fileProblem } from './context.ts'
import type { LintCheck } from './context.ts'

/** States, roles and the fields that they may edit exist. */
export const workflow: LintCheck = ({ bundle, loaded, fields }) => {
  const source = loaded.sources.get('form.json')
  const flow = bundle.form.workflow
  if (!source || !flow) return []
  const states = Object.keys(flow.states)
  const roles = Object.keys(bundle.form.roles ?? {})
  const problems: Problem[] = []
  const known = (name: string, among: readonly string[], at: string, code: ProblemCode, kind: string) => {
    if (among.includes(name)) return
    const suggestion = closest(name, among)
    problems.push(
      fileProblem(
        source,
        at,
        code,
        { [kind]: name, suggestion, known: among.join('、') },
        suggestion ? JSON.stringify(suggestion) : undefined,
      ),
    )
  }
  known(flow.start, states, '/workflow/start', 'state-unknown', 'state')
  for (const [name, state] of Object.entries(flow.states)) {
    const at = `/workflow/states/${name}`
    for (const [index, role] of (state.read ?? []).entries())
      known(role, roles, `${at}/read/${index}`, 'role-unknown', 'role')
    for (const right of ['edit', 'attach'] as const) {
      for (const [role, pointers] of Object.entries(state[right] ?? {})) {
        known(role, roles, `${at}/${right}/${role}`, 'role-unknown', 'role')
        for (const [index, pointer] of pointers.entries()) {
          const exists =
            DOCUMENT.some((member) => isWithin(pointer, member)) ||
            fields.some((field) => isWithin(field.pointer, pointer) || isWithin(pointer, field.pointer))
          if (!exists)
            problems.push(
              fileProblem(source, `${at}/${right}/${role}/${index}`, 'target-unknown', {
                pointer,
                suggestion: closest(
                  pointer,
                  fields.map((field) => field.pointer),
                ),
              }),
            )
        }
      }
    }
    for (const [index, transition] of (state.transitions ?? []).entries()) {
      known(transition.to, states, `${at}/transitions/${index}/to`, 'state-unknown', 'state')
      for (const [b, role] of transition.by.entries())
        known(role, roles, `${at}/transitions/${index}/by/${b}`, 'role-unknown', 'role')
    }
  }
  return problems
}

const DOCUMENT = ['/attachments', '/lists']
