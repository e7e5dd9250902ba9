import type { ASTNode } from '@marcbachmann/cel-js'
import type { Schema } from '@formwright/definition'
import type { Run, Value } from './value.ts'
import type { Type } from './types.ts'

/** A place in the answers that an expression names. */
export interface Path {
  readonly schema: Schema
  /** Pointer pattern; `*` where a row's index stands. */
  readonly pointer: string
  /** Titles from the field down, for `title()`. */
  readonly label: string
}

/** An expression that is typed and ready to run. */
export interface Expr {
  readonly type: Type
  readonly run: Run
  /** Pointers of the answers that running it may look at. */
  readonly reads: ReadonlySet<string>
  /** Its value where that is known already: literals, params, years. */
  readonly constant?: Value
  readonly path?: Path
  readonly node: ASTNode
  /** Arguments or operands, for analyses that look inside. */
  readonly parts?: readonly Expr[]
}

const NOTHING: ReadonlySet<string> = new Set()

/** An expression whose value is known. */
export function constantExpr(node: ASTNode, type: Type, constant: Value): Expr {
  return { node, type, constant, run: () => constant, reads: NOTHING }
}

/** An expression made of others: it reads what they read. */
export function compound(node: ASTNode, type: Type, parts: readonly Expr[], run: Run): Expr {
  return { node, type, run, reads: union(parts), parts }
}

export function union(parts: readonly Expr[]): ReadonlySet<string> {
  const reading = parts.filter((part) => part.reads.size > 0)
  if (reading.length === 0) return NOTHING
  if (reading.length === 1) return reading[0]!.reads
  return new Set(reading.flatMap((part) => [...part.reads]))
}
