import type { ASTNode } from '@marcbachmann/cel-js'
import { targetOf } from '@formwright/definition'
import { checkOption } from '../../language/comparison.ts'
import type { Scope } from '../../language/scope.ts'
import type { Expr } from '../../language/expr.ts'
import { BOOL } from '../../language/types.ts'
import type { Env } from '../../language/value.ts'

interface Attachment {
  readonly target?: unknown
  readonly kind?: unknown
  readonly options?: unknown
}

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
    reads: new Set(['/attachments']),
    run: (env) => attachmentsOf(env).some((file) => proves(file, target, code)),
  }
}

function attachmentsOf(env: Env): readonly Attachment[] {
  const list = (env.answers as { attachments?: unknown } | undefined)?.attachments
  return Array.isArray(list) ? list : []
}

function proves(file: Attachment | null, target: string, option: unknown): boolean {
  if (file === null || typeof file !== 'object' || file.target !== target || file.kind !== 'evidence')
    return false
  return option === undefined || (Array.isArray(file.options) && file.options.includes(option))
}
