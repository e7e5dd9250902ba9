import { below, closest, pointerOfPath, splitPointer, stepInto, typoOf } from '@formwright/definition'
import type { FormNode, RuleEntry } from '@formwright/definition'
import { namedMembers } from '../language/members.ts'
import { aliasKey } from '../language/years.ts'
import { scopeAt } from './context.ts'
import type { Context } from './context.ts'
import type { Step } from './each.ts'

/**
 * The places of a rule with variables and year aliases filled in; `*` for a row. Unknown places are reported.
 */
export function pointersOf(context: Context, steps: ReadonlyMap<string, Step>): string[] {
  const { at } = context.rule
  return typeof at === 'string'
    ? [place(context, at, steps, 'at')]
    : at.map((pointer, index) => place(context, pointer, steps, 'at', index))
}

/** One pointer of a rule, filled in. */
export function place(
  context: Context,
  written: string,
  steps: ReadonlyMap<string, Step>,
  ...keys: (string | number)[]
): string {
  const filled = pointerOfPath(written).replaceAll(
    /\{(\w+)\}/g,
    (whole, name: string) => steps.get(name)?.segment ?? whole,
  )
  const resolved = resolve(context.scope.root, filled)
  if (typeof resolved === 'string') return resolved
  const whole = fromVariable(context.rule, pointerOfPath(written))
  if (whole !== undefined) {
    scopeAt(context, ...keys).report(
      'target-unknown',
      { pointer: written, suggestion: whole },
      0,
      written.length,
    )
    return filled
  }
  const variable = /^\{(.+)\}$/.exec(resolved.key)?.[1]
  const { key, known } = variable === undefined ? resolved : { key: variable, known: [...steps.keys()] }
  // a step that a variable of `each` gives does not stand in the text
  const shown = written.includes(key) ? written : filled
  const instead = (name: string) => (name === '' ? '' : shown.replace(key, name))
  scopeAt(context, ...keys).report(
    'target-unknown',
    { pointer: shown, suggestion: instead(closest(key, known)) },
    0,
    written.length,
    (shown === written && instead(typoOf(key, known))) || undefined,
  )
  return filled
}

/** A place that begins with a variable of `each`, from the top: `row.name` is `/rows/{row}/name`. */
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
    // in braces stands nothing but a variable of `each`: no member of a map is called so
    const next = /^\{.*\}$/.test(key) ? undefined : stepInto(node, key.startsWith('*') ? '*' : key)
    if (!next) return { key: written, known: namedMembers(node).map((member) => member.key) }
    path = below(path, key)
    node = next
  }
  return path
}
