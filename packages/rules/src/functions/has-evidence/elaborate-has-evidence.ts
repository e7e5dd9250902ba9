import type { ASTNode } from '@marcbachmann/cel-js'
import { ATTACHMENTS, attachmentsOf } from '@formwright/definition'
import type { Attachment } from '@formwright/definition'
import { checkOption } from '../../language/comparison.ts'
import { refuse, textOf } from '../../language/scope.ts'
import type { Scope } from '../../language/scope.ts'
import { union } from '../../language/expr.ts'
import type { Expr } from '../../language/expr.ts'
import { targetOfPath } from '../../language/location.ts'
import { hasKeyword } from '../../language/members.ts'
import { BOOL } from '../../language/types.ts'

/** Needs the field's node rather than its value. */
export function elaborateHasEvidence(
  node: ASTNode,
  args: readonly ASTNode[],
  scope: Scope,
): Expr | undefined {
  const [field, option] = args.map((arg) => scope.elaborate(arg, scope))
  if (!field?.path || args.length > 2) return undefined
  const code = option?.constant
  if (option && typeof code !== 'string') return undefined
  if (code && field.type.kind === 'list' && field.type.of.kind === 'choice')
    checkOption(code, field.type.of, option.node, scope)
  if (!hasKeyword(field.path, 'x-evidence'))
    return refuse(node, scope, 'rule-no-evidence', { found: textOf(node), field: field.path.node.label })
  const target = targetOfPath(field.path)
  return {
    node,
    type: BOOL,
    reads: union([new Set([ATTACHMENTS]), field.path.also]),
    ...(field.path.slots ? { slots: field.path.slots } : {}),
    run: (env) => {
      const proven = target(env)
      return attachmentsOf(env.answers).some((file) => proves(file, proven, code))
    },
  }
}

function proves({ target, kind, options }: Attachment, wanted: string | undefined, option: unknown): boolean {
  return (
    target === wanted &&
    kind === 'evidence' &&
    (option === undefined || (options?.some((one) => one === option) ?? false))
  )
}
