import type { FormBundle } from '@formwright/definition'
import type { FunctionDefinition } from '../language/scope.ts'
import type { RuleProblem } from '../language/problem.ts'
import { compileAll, distinct } from './compile.ts'
import type { TypedExpression } from './context.ts'
import type { CompiledEffect, CompiledRule } from './rule.ts'

/** Every rule of an edition, by what it reads. */
export interface RuleSet {
  /** In form order, then in the order of their file. */
  readonly rules: readonly CompiledRule[]
  readonly effects: readonly CompiledEffect[]
  /** The rules whose verdict may change when the value at a pointer does. */
  readonly readingOf: (pointer: string) => readonly CompiledRule[]
}

export interface Compiled {
  readonly ruleSet: RuleSet
  /** What is wrong with the rules; looking types those that were not needed yet. */
  readonly problems: readonly RuleProblem[]
  /** Every typed expression, for lint; those of messages and fixes only when compiled thoroughly. */
  readonly typed: readonly TypedExpression[]
}

export interface CompileOptions {
  /** Rule functions of the agency's own, beside the standard ones. */
  readonly functions?: readonly FunctionDefinition[]
  /** Type messages, fixes and severities now and not when first needed. */
  readonly thorough?: boolean
}

/** Compiles the rules of a bundle. Never throws; a rule that cannot be typed is in `problems`. */
export function compileRules(bundle: FormBundle, options: CompileOptions = {}): Compiled {
  const { rules, effects, problems, typed } = compileAll(
    bundle,
    options.functions ?? [],
    options.thorough ?? false,
  )
  return {
    ruleSet: { rules, effects, readingOf: readingIndex(rules) },
    get problems() {
      typeAll(rules)
      return distinct(problems)
    },
    get typed() {
      typeAll(rules)
      return typed
    },
  }
}

/** A rule is typed when what it reads is asked for. */
function typeAll(rules: readonly CompiledRule[]): void {
  for (const rule of rules) void rule.reads
}

/** What reads a pointer, something below it, or something that holds it. The index is made when it is first asked. */
export function readingIndex<T extends { readonly reads: ReadonlySet<string> }>(
  items: readonly T[],
): (pointer: string) => readonly T[] {
  let index: Index<T> | undefined
  return (pointer) => {
    index ??= indexOf(items)
    const found = new Set(index.under.get(pointer))
    for (let end = pointer.length; end > 0; end = pointer.lastIndexOf('/', end - 1)) {
      for (const item of index.at.get(pointer.slice(0, end)) ?? []) found.add(item)
    }
    return [...found]
  }
}

interface Index<T> {
  /** Pointer → what reads exactly that. */
  readonly at: ReadonlyMap<string, readonly T[]>
  /** Pointer → what reads something below it. */
  readonly under: ReadonlyMap<string, readonly T[]>
}

function indexOf<T extends { readonly reads: ReadonlySet<string> }>(items: readonly T[]): Index<T> {
  const at = new Map<string, T[]>()
  const under = new Map<string, T[]>()
  const put = (map: Map<string, T[]>, key: string, item: T) => {
    const list = map.get(key)
    if (!list) map.set(key, [item])
    else if (list.at(-1) !== item) list.push(item)
  }
  for (const item of items) {
    for (const read of item.reads) {
      const keys = read.split('/').slice(1)
      const star = keys.indexOf('*')
      put(at, star < 0 ? read : `/${keys.slice(0, star).join('/')}`, item)
      for (let length = 0; length < keys.length; length++)
        put(under, length === 0 ? '' : `/${keys.slice(0, length).join('/')}`, item)
    }
  }
  return { at, under }
}
