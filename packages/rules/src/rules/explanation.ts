import type { ASTNode } from '@marcbachmann/cel-js'
import { closest, textsFor, typoOf } from '@formwright/definition'
import type { FormBundle } from '@formwright/definition'
import type { Scope } from '../language/scope.ts'
import { elaborateText } from '../language/elaborate.ts'
import { union } from '../language/expr.ts'
import { scopeAt } from './context.ts'
import type { Context } from './context.ts'
import { compileTemplate } from './template.ts'
import type { Template } from './template.ts'

export interface Explanation {
  readonly severity: (env: Context['env']) => 'error' | 'warning'
  readonly message: (language?: string) => Template | undefined
  /** What the severity and the message read. */
  readonly reads: ReadonlySet<string>
}

/** What is only needed for a violation. */
export function explain(context: Context): Explanation {
  const { rule, bundle } = context
  const templates = new Map<string, Template | undefined>()
  const message = (language?: string) => {
    const text = translationOf(bundle, rule.message!, language) ?? rule.message!
    if (!templates.has(text)) templates.set(text, compileTemplate(text, scopeAt(context, 'message')))
    return templates.get(text)
  }
  const said = message()
  const { severity, reads } = severityOf(context)
  return { severity, message, reads: union([reads, said?.reads]) }
}

const SEVERITIES = ['error', 'warning'] as const

function severityOf(
  context: Context,
): Pick<Explanation, 'severity'> & { readonly reads?: ReadonlySet<string> } {
  const written = context.rule.severity!
  if (written === 'error' || written === 'warning') return { severity: () => written }
  const scope: Scope = scopeAt(context, 'severity')
  if (/^\p{L}+$/u.test(written) && !context.scope.names.has(written)) {
    const suggestion = closest(written, SEVERITIES)
    scope.report(
      'severity-invalid',
      { found: written, suggestion },
      0,
      written.length,
      typoOf(written, SEVERITIES) || undefined,
    )
    return { severity: () => 'error' }
  }
  const expr = elaborateText(written, scope)
  if (expr && expr.type.kind !== 'text' && expr.type.kind !== 'any') {
    scope.report('severity-invalid', { found: expr.type.kind }, 0, written.length)
  }
  for (const { args, start, end } of expr ? outcomesOf(expr.node) : []) {
    const found = String(args)
    if (!SEVERITIES.some((one) => one === found))
      scope.report('severity-invalid', { found, suggestion: closest(found, SEVERITIES) }, start, end)
  }
  return {
    severity: (env) => (expr?.run(env) === 'warning' ? 'warning' : 'error'),
    ...(expr ? { reads: expr.reads } : {}),
  }
}

/** The texts that an expression may return: itself, or either branch of a conditional. */
function outcomesOf(node: ASTNode): ASTNode[] {
  if (node.op === '?:') return node.args.slice(1).flatMap(outcomesOf)
  return node.op === 'value' && typeof node.args === 'string' ? [node] : []
}

/** A text of the rule in a language. */
export function translationOf(
  bundle: FormBundle,
  text: string,
  language: string | undefined,
): string | undefined {
  if (language === undefined) return undefined
  const texts = textsFor(bundle, language)
  return Object.hasOwn(texts, text) ? texts[text] : undefined
}
