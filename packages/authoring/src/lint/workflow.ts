import {
  below,
  closest,
  hasNode,
  isOfDocument,
  isWithin,
  overlap,
  pointerOfPath,
  typoOf,
  valueAt,
  cutList,
} from '@formwright/definition'
import type {
  Field,
  FormBundle,
  JsonSource,
  Problem,
  ProblemCode,
  ProblemParams,
  WorkflowState,
} from '@formwright/definition'
import { fileProblem, keyProblem, quoted } from './context.ts'
import type { LintCheck, LintContext } from './context.ts'

/** States, roles and the fields that they may edit must exist. */
export const workflow: LintCheck = (context) => {
  const { bundle, loaded, fields } = context
  const source = loaded.sources.get('form.json')
  const flow = bundle.form.workflow
  if (!source || !flow) return []
  const states = Object.keys(flow.states)
  const roles = Object.keys(bundle.form.roles ?? {})
  const problems: Problem[] = []
  const uses = usesIn(flow)
  const known = (
    name: string,
    among: readonly string[],
    at: string,
    kind: 'state' | 'role',
    problem = fileProblem,
  ) => {
    if (among.includes(name)) return
    const titled = idTitled(name, (kind === 'role' ? bundle.form.roles : flow.states) ?? {})
    const params = { [kind]: name, suggestion: titled ?? closest(name, among), known: among }
    // a name that is used nowhere else may be misspelt itself
    const named = among.filter((candidate) => uses[kind].has(candidate))
    problems.push(problem(source, at, `${kind}-unknown`, params, quoted(titled ?? typoOf(name, named))))
  }
  const knownKeys = (named: object | undefined, at: string) => {
    for (const role of Object.keys(named ?? {})) known(role, roles, below(at, role), 'role', keyProblem)
  }
  known(flow.start, states, '/workflow/start', 'state')
  for (const [name, state] of Object.entries(flow.states)) {
    const at = `/workflow/states/${name}`
    knownKeys(state.next, `${at}/next`)
    for (const [index, role] of (state.read ?? []).entries())
      known(role, roles, `${at}/read/${index}`, 'role')
    for (const right of ['edit', 'attach'] as const) {
      knownKeys(state[right], `${at}/${right}`)
      for (const [role, pointers] of Object.entries(state[right] ?? {})) {
        for (const [index, pointer] of writtenAt(source, `${at}/${right}/${role}`, pointers)) {
          const exists =
            isOfDocument(pointer) ||
            hasNode(bundle, pointer) ||
            fields.some((field) => overlap(field.pointer, pointer))
          if (!exists)
            problems.push(
              fileProblem(source, `${at}/${right}/${role}/${index}`, 'target-unknown', {
                pointer,
                suggestion: closestField(pointer, fields),
              }),
            )
        }
      }
    }
    for (const [index, transition] of (state.transitions ?? []).entries()) {
      known(transition.to, states, `${at}/transitions/${index}/to`, 'state')
      for (const [b, role] of transition.by.entries())
        known(role, roles, `${at}/transitions/${index}/by/${b}`, 'role')
    }
  }
  return [
    ...problems,
    ...unusedRoles(context, source, uses.role),
    ...statesTwice(context, source),
    ...unreachable(context, source),
    ...unread(context, source),
    ...transitionFields(context, source),
    // if a right is for an unknown field, it is unclear which fields have none
    ...(problems.length > 0 ? [] : [...editedNever(context, source), ...openedElsewhere(context, source)]),
    ...Object.entries(flow.states).flatMap(([name, { transitions = [] }]) =>
      transitions.flatMap(({ title, by }, index) => {
        const first = transitions.findIndex(
          (transition) => transition.title === title && transition.by.some((role) => by.includes(role)),
        )
        const location = (at: number) => below('/workflow/states', name, 'transitions', at, 'title')
        if (first === index || first < 0) return []
        return [
          fileProblem(source, location(index), 'title-twice', {
            title,
            line: source.positionOf(location(first)).line,
          }),
        ]
      }),
    ),
  ]
}

/** The id of the only item with a title. */
export function idTitled(
  title: string,
  named: Readonly<Record<string, { readonly title: string }>>,
): string | undefined {
  const plain = (text: string) => text.trim().toLowerCase()
  const [id, another] = Object.keys(named).filter(
    (candidate) => plain(named[candidate]!.title) === plain(title),
  )
  return another === undefined ? id : undefined
}

/** The states that are targets of transitions, and the roles that are used. */
function usesIn({
  start,
  states,
}: NonNullable<FormBundle['form']['workflow']>): Record<'state' | 'role', ReadonlySet<string>> {
  const all = Object.values(states)
  const transitions = all.flatMap((state) => state.transitions ?? [])
  const roles = all.flatMap(({ read = [], edit = {}, attach = {}, next = {} }) => [
    ...read,
    ...[edit, attach, next].flatMap((named) => Object.keys(named)),
  ])
  return {
    state: new Set([start, ...transitions.map(({ to }) => to)]),
    role: new Set([...roles, ...transitions.flatMap(({ by }) => by)]),
  }
}

/** Two states with the same title cannot be told apart. */
function statesTwice({ bundle: { form } }: LintContext, source: JsonSource): Problem[] {
  const all = Object.entries(form.workflow!.states)
  const location = (state: string) => below('/workflow/states', state, 'title')
  return all.flatMap(([state, { title }], index) => {
    const first = all.slice(0, index).find(([, other]) => other.title === title)
    if (!first) return []
    const { line } = source.positionOf(location(first[0]))
    return [fileProblem(source, location(state), 'title-twice', { title, line })]
  })
}

/** A role that is not used in any state cannot see or do anything. */
function unusedRoles(
  { bundle: { form } }: LintContext,
  source: JsonSource,
  used: ReadonlySet<string>,
): Problem[] {
  const all = Object.entries(form.roles ?? {})
  // an unknown role may be meant to be this one
  if ([...used].some((role) => !Object.hasOwn(form.roles ?? {}, role))) return []
  // administrators of forms and of the installation have no part in a workflow
  return all.flatMap(([id, { title, level }]) =>
    used.has(id) || level === 'ministry' || level === 'system'
      ? []
      : [fileProblem(source, below('/roles', id), 'role-unused', { role: title, id })],
  )
}

/** Roles that act in a state but cannot read the application in it. */
function unread({ bundle: { form } }: LintContext, source: JsonSource): Problem[] {
  const { roles = {}, workflow: flow } = form
  return Object.entries(flow!.states).flatMap(
    ([name, { title, read = [], edit = {}, attach = {}, transitions = [] }]) => {
      const acting = [...Object.keys(edit), ...Object.keys(attach), ...transitions.flatMap(({ by }) => by)]
      return [...new Set(acting)].flatMap((id) => {
        const role = roles[id]
        // unknown roles are reported separately
        if (!role || read.includes(id) || read.some((other) => !Object.hasOwn(roles, other))) return []
        const at = below('/workflow/states', name, ...(read.length > 0 ? ['read'] : []))
        return [fileProblem(source, at, 'state-unread', { state: title, role: role.title, id })]
      })
    },
  )
}

/** States that cannot be reached from the initial one. */
function unreachable({ bundle }: LintContext, source: JsonSource): Problem[] {
  const { start, states } = bundle.form.workflow!
  const reached = new Set([start])
  const known = (state: string) => Object.hasOwn(states, state)
  // a transition to an unknown state may be meant for it
  const targets = Object.values(states).flatMap(({ transitions = [] }) => transitions.map(({ to }) => to))
  if (![start, ...targets].every(known)) return []
  for (const name of reached) for (const { to } of states[name]?.transitions ?? []) reached.add(to)
  const lost = Object.keys(states).filter((state) => !reached.has(state))
  if (lost.length === 0) return []
  const at = below('/workflow/states', lost[0]!)
  return [fileProblem(source, at, 'state-unreachable', { state: lost.map((pointer) => `“${pointer}”`) })]
}

/**
 * Applicants must be able to edit the same fields before submission and after a return, as nothing may be
 * missing either time.
 */
function openedElsewhere({ bundle, fields }: LintContext, source: JsonSource): Problem[] {
  const { start, states } = bundle.form.workflow!
  const initial = new Set(Object.keys(states[start]?.edit ?? {}))
  const asking = Object.entries(states).filter(([, { transitions = [] }]) =>
    transitions.some(({ requires = [] }) => requires.includes('no-errors')),
  )
  return asking.flatMap(([name, { edit = {}, title }]) =>
    Object.entries(edit).flatMap(([role, pointers]) => {
      const editableFields = (at: readonly string[]) =>
        fields.filter(
          ({ pointer, cells }) => cells.length > 0 && at.some((editable) => overlap(editable, pointer)),
        )
      const editableHere = editableFields(pointers)
      const other = asking.find(([one, state]) => one !== name && (state.edit?.[role] ?? []).length > 0)
      const missing = other
        ? editableFields(other[1].edit![role]!).filter((field) => !editableHere.includes(field))
        : []
      if (!other || missing.length === 0 || !initial.has(role)) return []
      const names = missing.map(({ label, title: own }) => label || own)
      const params = {
        count: missing.length,
        field: cutList(names, SHOWN),
        pointer: pathsOf(fields, missing)[0]!,
        state: title,
        other: other[1].title,
      }
      return [fileProblem(source, below('/workflow/states', name, 'edit', role), 'edited-elsewhere', params)]
    }),
  )
}

/** Every field must be filled in by somebody in some state: by hand, by a transition, or by a rule. */
function editedNever({ bundle, fields }: LintContext, source: JsonSource): Problem[] {
  const { states, later = [] } = bundle.form.workflow!
  const changed = changeable(states)
  // these are reported where they are required
  const required = new Set([
    ...later,
    ...Object.values(states).flatMap(({ transitions = [] }) =>
      transitions.flatMap(({ filled = [] }) => filled),
    ),
  ])
  const computed = new Set(
    bundle.rules.flatMap(({ compute, at }) => (compute === undefined ? [] : [at].flat().map(pointerOfPath))),
  )
  const never = fields.filter(({ pointer, schema, cells }) => {
    const isFilled =
      cells.length === 0 ||
      required.has(pointer) ||
      schema.readOnly === true ||
      schema.const !== undefined ||
      computed.has(pointer) ||
      changed.some((at) => overlap(at, pointer))
    return !isFilled
  })
  if (never.length === 0) return []
  const names = never.map(({ label, title }) => label || title)
  return [
    fileProblem(source, '/workflow/states', 'edited-never', {
      count: never.length,
      field: cutList(names, SHOWN),
      pointer: pathsOf(fields, never)[0]!,
    }),
  ]
}

/** Maximum number of fields that are named. */
const SHOWN = 5

/** Pointers of fields, combined to a part if all its fields are among them. */
function pathsOf(fields: readonly Field[], some: readonly Field[]): string[] {
  return some.map(({ pointer, part }) =>
    part !== '' && fields.every((field) => field.part !== part || some.includes(field))
      ? `/${part}`
      : pointer,
  )
}

/** All pointers that are written in some state. */
function changeable(states: Readonly<Record<string, WorkflowState>>): string[] {
  return Object.values(states).flatMap(({ edit = {}, attach = {}, transitions = [] }) => [
    ...Object.values(edit).flat(),
    ...Object.values(attach).flat(),
    ...transitions.flatMap(({ writes = {} }) => Object.keys(writes)),
  ])
}

/** Transitions must write to fields of the right type, and what they require must be possible to fill in. */
function transitionFields(context: LintContext, source: JsonSource): Problem[] {
  const { bundle, fields } = context
  const { workflow: flow, review } = bundle.form
  const problems: Problem[] = []
  const states = Object.entries(flow?.states ?? {})
  const changed = changeable(flow?.states ?? {})
  const toBeFilled = (pointers: readonly string[], at: string) =>
    writtenAt(source, at, pointers).flatMap(([number, pointer]) => {
      if (!fields.some((field) => field.pointer === pointer))
        return [
          fileProblem(source, `${at}/${number}`, 'target-unknown', {
            pointer,
            suggestion: closestField(pointer, fields),
          }),
        ]
      const isOpen = changed.some((position) => isWithin(pointer, position))
      return isOpen ? [] : [fileProblem(source, `${at}/${number}`, 'filled-never', { pointer })]
    })
  problems.push(...toBeFilled(flow?.later ?? [], '/workflow/later'), ...notOnPaper(context, source))
  for (const [name, { transitions = [] }] of states)
    for (const [index, { requires = [], filled = [], writes = {} }] of transitions.entries()) {
      const at = `/workflow/states/${name}/transitions/${index}`
      const report = (pointer: string, code: ProblemCode, params: ProblemParams) =>
        problems.push(fileProblem(source, at + pointer, code, params))
      problems.push(...toBeFilled(filled, `${at}/filled`))
      for (const [pointer, content] of Object.entries(writes)) {
        const shape = fields.find((field) => field.pointer === pointer)?.cells[0]?.shape
        const position = below('/writes', pointer)
        if (shape === undefined)
          report(position, 'target-unknown', { pointer, suggestion: closestField(pointer, fields) })
        else if (content !== 'nothing' && shape !== WRITTEN[content])
          report(position, 'writes-other-kind', { pointer, what: content })
      }
      const checklist = requires.indexOf('checklist')
      if (checklist >= 0 && !review?.checklist?.length)
        report(`/requires/${checklist}`, 'checklist-missing', {})
    }
  return problems
}

/** Fields signed or sealed on paper after submission must be on paper. */
function notOnPaper({ bundle, fields }: LintContext, source: JsonSource): Problem[] {
  const hidden = bundle.paper.flatMap(({ notShown = [] }) => notShown)
  const later = writtenAt(source, '/workflow/later', bundle.form.workflow?.later ?? [])
  return later.flatMap(([index, pointer]) => {
    const field = fields.find((candidate) => candidate.pointer === pointer)
    if (!field || !hidden.some((at) => isWithin(pointer, at))) return []
    return [fileProblem(source, `/workflow/later/${index}`, 'nowhere-to-sign', { field: field.label })]
  })
}

/** The type of field for an opinion, or a date. */
const WRITTEN = { opinion: 'text', date: 'date' } as const

/** The pointers of a list with their index in `form.json`, where there may be others of other editions. */
function writtenAt(source: JsonSource, at: string, pointers: readonly string[]): [number, string][] {
  const written = ((valueAt(source.value, at) ?? []) as readonly string[]).map(pointerOfPath)
  return pointers.map((pointer) => [written.indexOf(pointer), pointer])
}

function closestField(pointer: string, fields: LintContext['fields']): string {
  const pointers = fields.flatMap(({ pointer: at }) =>
    [...at.matchAll(/\/|$/g)].flatMap(({ index }) => (index > 0 ? [at.slice(0, index)] : [])),
  )
  return closest(pointer, new Set(pointers))
}
