import { rememberedObject, schemasBelow } from '@formwright/definition'
import type { FormBundle, RuleEntry, Schema } from '@formwright/definition'
import { compileRules } from '@formwright/rules'
import type { Compiled, CompileOptions } from '@formwright/rules'

/** The rules of a lint: their instances, effects, typed expressions and problems. */
export type LintedRules = Pick<Compiled, 'problems' | 'typed'> & {
  readonly ruleSet: Pick<Compiled['ruleSet'], 'rules' | 'effects'>
}

/** A rule that compiled without problems, and what it was compiled from. */
interface Kept {
  readonly written: string
  /** The schemas that the rule may read, by member of the form's schema. */
  readonly schemas: ReadonlyMap<string, Schema | boolean>
  readonly compiled: LintedRules
}

/**
 * Compiles the rules of one form again and again while it is edited. A rule without problems is kept as long
 * as its text, the schemas that it may read and the edition's parameters, years and units are the same.
 */
export class KeptRules {
  readonly #options: CompileOptions
  #surroundings = ''
  #definitions: unknown
  #kept = new Map<string, Kept>()

  /** @param options the same for every bundle */
  constructor(options: CompileOptions) {
    this.#options = options
  }

  compile(bundle: FormBundle): LintedRules {
    const surroundings = surroundingsOf(bundle)
    const isElsewhere = surroundings !== this.#surroundings || bundle.schema.$defs !== this.#definitions
    const before = isElsewhere ? new Map<string, Kept>() : this.#kept
    this.#surroundings = surroundings
    this.#definitions = bundle.schema.$defs
    const entries = bundle.rules.map((rule) => {
      const written = JSON.stringify(rule)
      return { rule, key: keyOf(rule), written, schemas: schemasFor(written, rule.part, bundle) }
    })
    const changed = entries.filter(({ key, written, schemas }) => {
      const kept = before.get(key)
      return !kept || kept.written !== written || !isSame(kept.schemas, schemas)
    })
    const own = { value: changed.map(({ rule }) => rule), enumerable: true }
    const compiled = compileRules(Object.create(bundle, { rules: own }) as FormBundle, this.#options)
    const problems = compiled.problems
    const anew = byRule(compiled)
    const wrong = new Set(problems.map(({ part, pointer }) => keyAt(part, pointer)))
    const isAnew = new Set(changed.map(({ key }) => key))
    this.#kept = new Map(
      entries.flatMap(({ key, rule, written, schemas }): [string, Kept][] => {
        if (!isAnew.has(key))
          return [[key, { ...before.get(key)!, compiled: ofEntry(before.get(key)!.compiled, rule) }]]
        return wrong.has(key) ? [] : [[key, { written, schemas, compiled: anew.get(key) ?? NOTHING }]]
      }),
    )
    const all = entries.map(({ key }) => this.#kept.get(key)?.compiled ?? anew.get(key) ?? NOTHING)
    return {
      problems,
      typed: all.flatMap(({ typed }) => typed),
      ruleSet: {
        rules: all.flatMap(({ ruleSet }) => ruleSet.rules),
        effects: all.flatMap(({ ruleSet }) => ruleSet.effects),
      },
    }
  }
}

const NOTHING: LintedRules = { problems: [], typed: [], ruleSet: { rules: [], effects: [] } }

function keyOf({ part, index }: Pick<RuleEntry, 'part' | 'index'>): string {
  return `${part} ${index}`
}

/** The key of the rule that a pointer of a part's rules file leads into. */
function keyAt(part: string, pointer: string): string {
  return keyOf({ part, index: Number(/^\/rules\/(\d+)/.exec(pointer)?.[1]) })
}

/** What all rules are compiled with, besides the schema's members. */
function surroundingsOf({ form, edition, parts, schema }: FormBundle): string {
  const { properties, $defs: _, ...whole } = schema
  return JSON.stringify([form, edition, parts, Object.keys(properties ?? {}), whole])
}

/** The members of the form's schema that a rule may read: those it names, and those that these refer to. */
function schemasFor(
  written: string,
  part: string,
  { schema: { properties = {} } }: FormBundle,
): ReadonlyMap<string, Schema | boolean> {
  const found = new Map<string, Schema | boolean>()
  const keys = Object.keys(properties)
  const texts = [written]
  for (let text = texts.pop(); text !== undefined; text = texts.pop())
    for (const key of keys) {
      if (found.has(key) || !(key === part || isNamed(key, text))) continue
      found.set(key, properties[key]!)
      const schema = properties[key]!
      if (typeof schema === 'object') texts.push(referencesIn(schema))
    }
  return found
}

/** Whether a text may name a member; one that is escaped there may be named by any text. */
function isNamed(key: string, text: string): boolean {
  return /[~/"\\]/.test(key) || text.includes(key)
}

/** The references to rows in a schema. */
const referencesIn = rememberedObject((schema: Schema): string =>
  JSON.stringify(schemasBelow(schema).flatMap(({ node }) => node['x-ref'] ?? [])),
)

function isSame(one: Kept['schemas'], other: Kept['schemas']): boolean {
  return one.size === other.size && [...one].every(([key, schema]) => other.get(key) === schema)
}

/** What was compiled, by rule. */
function byRule({ typed, ruleSet }: Compiled): ReadonlyMap<string, LintedRules> {
  const found = new Map<string, MutableRules>()
  const at = (entry: Pick<RuleEntry, 'part' | 'index'>) => {
    const key = keyOf(entry)
    let known = found.get(key)
    if (!known) found.set(key, (known = { typed: [], rules: [], effects: [] }))
    return known
  }
  for (const expression of typed) at(expression.rule).typed.push(expression)
  for (const rule of ruleSet.rules) at(rule).rules.push(rule)
  for (const effect of ruleSet.effects) at(effect).effects.push(effect)
  return new Map(
    [...found].map(([key, { typed: own, rules, effects }]) => [
      key,
      { problems: [], typed: own, ruleSet: { rules, effects } },
    ]),
  )
}

interface MutableRules {
  readonly typed: Compiled['typed'][number][]
  readonly rules: Compiled['ruleSet']['rules'][number][]
  readonly effects: Compiled['ruleSet']['effects'][number][]
}

/** What was kept, for the rule as the bundle has it now. */
function ofEntry(compiled: LintedRules, rule: RuleEntry): LintedRules {
  return { ...compiled, typed: compiled.typed.map((expression) => ({ ...expression, rule })) }
}
