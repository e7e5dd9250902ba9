import type { ASTNode } from '@marcbachmann/cel-js'
import { ATTACHMENTS, attachmentsOf, targetOf } from '@formwright/definition'
import type { Attachment } from '@formwright/definition'
import { checkOption } from '../../language/comparison.ts'
import type { Scope } from '../../language/scope.ts'
import type { Expr } from '../../language/expr.ts'
import { BOOL } from '../../language/types.ts'

/** Needs the field's place, not its value. */
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
  const target = targetOf(field.path.pointer)
  return {
    node,
    type: BOOL,
    reads: new Set([ATTACHMENTS]),
    run: (env) => attachmentsOf(env.answers).some((file) => proves(file, target, code)),
  }
}

function proves({ target, kind, options }: Attachment, wanted: string, option: unknown): boolean {
  return (
    target === wanted &&
    kind === 'evidence' &&
    (option === undefined || (options?.some((one) => one === option) ?? false))
  )
}
