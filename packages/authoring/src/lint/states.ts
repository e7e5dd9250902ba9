import { below } from '@formwright/definition'
import type { Problem } from '@formwright/definition'
import { fileProblem } from './context.ts'
import type { LintCheck } from './context.ts'

/**
 * Nobody must get stuck in a state: states in which roles edit need transitions, and the roles need to be
 * told how to proceed.
 */
export const states: LintCheck = ({ bundle, loaded }) => {
  const source = loaded.sources.get('form.json')
  const flow = bundle.form.workflow
  if (!source || !flow) return []
  const all = Object.entries(flow.states)
  const toldRoles = new Set(all.flatMap(([, { next = {} }]) => Object.keys(next)))
  const known = Object.keys(bundle.form.roles ?? {})
  // with misspelt names, the roles that are told are unknown
  const isKnown = all.every(([, { edit = {}, read = [], next = {}, transitions = [] }]) =>
    [...Object.keys(edit), ...read, ...Object.keys(next), ...transitions.flatMap(({ by }) => by)].every(
      (role) => known.includes(role),
    ),
  )
  return all.flatMap(([name, { title, edit = {}, read = [], next, transitions = [] }]): Problem[] => {
    const at = below('/workflow/states', name)
    if (Object.keys(edit).length > 0 && transitions.length === 0)
      return [fileProblem(source, at, 'state-stuck', { state: title })]
    const idle =
      name === flow.start && isKnown
        ? Object.keys(edit).filter((role) => !transitions.some(({ by }) => by.includes(role)))
        : []
    if (idle.length > 0 && idle.length === Object.keys(edit).length)
      return [
        fileProblem(source, at, 'start-unfinished', {
          state: title,
          role: bundle.form.roles?.[idle[0]!]?.title ?? idle[0]!,
          name: idle[0]!,
        }),
      ]
    const presentRoles = new Set([...Object.keys(edit), ...read])
    const untoldRoles =
      next && isKnown
        ? [...toldRoles].filter((role) => presentRoles.has(role) && !Object.hasOwn(next, role))
        : []
    return untoldRoles.map((role) =>
      fileProblem(source, `${at}/next`, 'next-missing', {
        state: title,
        role: bundle.form.roles?.[role]?.title ?? role,
        name: role,
      }),
    )
  })
}
