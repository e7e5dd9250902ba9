import { rememberedObject } from '@formwright/definition'
import type { RuleEntry } from '@formwright/definition'
import type { ASTNode } from '@marcbachmann/cel-js'
import { isComprehension } from '../language/comprehension.ts'
import { parseExpression } from '../language/parse.ts'
import { placeholdersOf } from './message-parts.ts'

/** A text of a rule that may use names. */
export interface RuleText {
  /** The `let` name that it defines, if any. */
  readonly defines?: string
  readonly text: string
  /** A message with placeholders rather than an expression. */
  readonly isTemplate: boolean
}

/** All texts of a rule that may use names. */
export function textsOfRule(rule: RuleEntry): RuleText[] {
  const { when, check, severity, compute, visible, required, enabled, message } = rule
  const expressions = [when, check, severity, compute, visible, required, enabled]
  const templates = [message, ...Object.values(rule.eligibility ?? {})]
  const isText = (text: string | undefined): text is string => text !== undefined
  return [
    ...[...expressions.filter(isText), ...Object.values(rule.fix ?? {})].map((text) => ({
      text,
      isTemplate: false,
    })),
    ...templates.filter(isText).map((text) => ({ text, isTemplate: true })),
    ...Object.entries(rule.let ?? {}).map(([defines, text]) => ({ defines, text, isTemplate: false })),
  ]
}

/** The names used in a text; parameters as `params.name`. */
export function namesRead({ text, isTemplate }: RuleText): ReadonlySet<string> {
  const names = new Set<string>()
  for (const expression of isTemplate ? placeholdersOf(text) : [text]) {
    const parsed = parseExpression(expression)
    if ('node' in parsed) collect(parsed.node, names)
  }
  return names
}

/** The names that a rule defines: `each` variables, `let` names and macro variables. */
export function ownNamesOf(rule: RuleEntry): ReadonlySet<string> {
  const variables = new Set<string>()
  for (const { text, isTemplate } of textsOfRule(rule))
    for (const expression of isTemplate ? placeholdersOf(text) : [text]) {
      const parsed = parseExpression(expression)
      if ('node' in parsed) collectVariables(parsed.node, variables)
    }
  const through = [rule.each ?? {}].flat().flatMap((one) => Object.keys(one))
  return new Set([...through, ...Object.keys(rule.let ?? {}), ...variables])
}

function collectVariables(node: ASTNode, variables: Set<string>): void {
  if (node.op === 'rcall' && isComprehension(node.args[0], node.args[2]))
    variables.add(node.args[2][0]!.args as string)
  for (const child of childrenOf(node.args)) collectVariables(child, variables)
}

/** The parameters of the edition that a rule reads. */
export const paramsOfRule = rememberedObject((rule: RuleEntry): ReadonlySet<string> => {
  const names = textsOfRule(rule).flatMap((text) => [...namesRead(text)])
  return new Set(names.flatMap((name) => (name.startsWith(PARAMS) ? [name.slice(PARAMS.length)] : [])))
})

const PARAMS = 'params.'

function collect(node: ASTNode, names: Set<string>): void {
  if (node.op === 'id') names.add(node.args)
  if (node.op === '.' && node.args[0].op === 'id' && node.args[0].args === 'params')
    names.add(`${PARAMS}${node.args[1]}`)
  for (const child of childrenOf(node.args)) collect(child, names)
}

/** The child nodes among a node's arguments. */
export function childrenOf(args: unknown): ASTNode[] {
  if (Array.isArray(args)) return args.flatMap(childrenOf)
  return isNode(args) ? [args] : []
}

function isNode(value: unknown): value is ASTNode {
  return typeof value === 'object' && value !== null && 'op' in value && 'args' in value
}
