import { below, closest, pointerOfPath, splitPointer, stepInto, typoOf } from '@formwright/definition'
import type { FormNode, RuleEntry } from '@formwright/definition'
import { namedMembers } from '../language/members.ts'
import { aliasKey } from '../language/years.ts'
import type { Scope } from '../language/scope.ts'
import { scopeAt } from './context.ts'
import type { Context } from './context.ts'
import type { EachValue } from './each.ts'

/**
 * The pointers of a rule with variables and year aliases filled in; `*` for a row. Unknown ones are reported.
 */
export function pointersOf(context: Context, steps: ReadonlyMap<string, EachValue>): string[] {
  const { at } = context.rule
  return typeof at === 'string'
    ? [resolvePointer(context, at, steps, scopeAt(context, 'at'))]
    : at.map((pointer, index) => resolvePointer(context, pointer, steps, scopeAt(context, 'at', index)))
}

/** Resolves one pointer of a rule; `scope` is that of its location. */
export function resolvePointer(
  context: Context,
  written: string,
  steps: ReadonlyMap<string, EachValue>,
  scope: Scope,
): string {
  const filled = pointerOfPath(written).replaceAll(
    /\{(\w+)\}/g,
    (whole, name: string) => steps.get(name)?.segment ?? whole,
  )
  const resolved = resolve(context.scope.root, filled)
  if (typeof resolved === 'string') {
    reportOthersMembers(scope, resolved, written, steps)
    return resolved
  }
  const whole = fromVariable(context.rule, pointerOfPath(written))
  if (whole !== undefined) {
    scope.report('target-unknown', { pointer: written, suggestion: whole }, 0, written.length)
    return filled
  }
  const variable = /^\{(.+)\}$/.exec(resolved.key)?.[1]
  const { key, known } = variable === undefined ? resolved : { key: variable, known: [...steps.keys()] }
  // a segment given by a variable of `each` is not in the text
  const shown = written.includes(key) ? written : filled
  const instead = (name: string) => (name === '' ? '' : withStep(shown, key, name))
  if (variable !== undefined && closest(key, known) === '') {
    const suggestion = known.map((name) => `{${name}}`)
    scope.report('braces-no-variable', { pointer: shown, name: variable, suggestion }, 0, written.length)
    return filled
  }
  scope.report(
    'target-unknown',
    { pointer: shown, suggestion: instead(closest(key, known)) },
    0,
    written.length,
    (shown === written && instead(typoOf(key, known))) || undefined,
  )
  return filled
}

/** A path with a renamed segment, which may be in braces. */
function withStep(path: string, step: string, name: string): string {
  return path
    .split(/([/.{}])/)
    .map((one) => (one === step ? name : one))
    .join('')
}

/**
 * Reports a variable that is used for members of another kind than those it iterates over, such as the column
 * of a table for a row.
 */
function reportOthersMembers(
  scope: Scope,
  resolved: string,
  written: string,
  steps: ReadonlyMap<string, EachValue>,
): void {
  const loops = [...steps].flatMap(([name, { segment, loop }]) => (loop ? [{ name, segment, loop }] : []))
  const path = splitPointer(resolved)
  for (const [index, key] of path.entries()) {
    const found = loops.find(({ segment }) => segment === key)
    const around = found && nodeAlong(scope.root, path.slice(0, index))
    if (!found || !around || found.loop.overKeys === (around.kind !== 'rows' && around.kind !== 'tuple'))
      continue
    const members = membersAt(splitPointer(pointerOfPath(written)).slice(0, index), loops)
    scope.report('variable-elsewhere', { name: found.name, pointer: written, members }, 0, written.length)
  }
}

/** Resolves a pointer as written in rules: rows by variable, years in brackets. */
function membersAt(path: readonly string[], loops: readonly { readonly name: string }[]): string {
  const from = Math.max(0, ...loops.map(({ name }) => path.lastIndexOf(`{${name}}`)))
  const [first = '', ...rest] = path.slice(from)
  const member = (key: string) => (key.startsWith('{') ? `[${key.slice(1, -1)}]` : `.${key}`)
  return first.replace(/^\{(.+)\}$/, '$1') + rest.map(member).join('')
}

function nodeAlong(root: FormNode, path: readonly string[]): FormNode | undefined {
  let node: FormNode | undefined = root
  for (const key of path) node = node && stepInto(node, key.startsWith('*') ? '*' : key)
  return node
}

/** A path that starts with a variable of `each`: `row.name` is `/rows/{row}/name`. */
function fromVariable(rule: Pick<RuleEntry, 'each'>, pointer: string): string | undefined {
  const [name = '', ...rest] = splitPointer(pointer)
  const lists = [rule.each ?? []].flat().flatMap((each) => Object.entries(each))
  const list: unknown = lists.find(([variable]) => variable === name)?.[1]
  if (typeof list !== 'string' || !/^[A-Za-z_][\w.]*$/.test(list)) return undefined
  const at = fromVariable(rule, pointerOfPath(list)) ?? pointerOfPath(list)
  return [at, `{${name}}`, ...rest].join('/')
}

function resolve(root: FormNode, pointer: string): string | { key: string; known: string[] } {
  let node = root
  let path = ''
  for (const written of splitPointer(pointer)) {
    const key = node.schema['x-annual'] ? aliasKey(node, written) : written
    // braces only contain variables of `each`
    const next = /^\{.*\}$/.test(key) ? undefined : stepInto(node, key.startsWith('*') ? '*' : key)
    if (!next) return { key: written, known: namedMembers(node).map((member) => member.key) }
    path = below(path, key)
    node = next
  }
  return path
}
