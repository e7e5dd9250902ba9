import { noneWord, treeOf, UnitTable } from '@formwright/definition'
import type { FormBundle, FormFile, Json } from '@formwright/definition'
import { standardFunctions } from '../functions/index.ts'
import type { FunctionDefinition } from '../language/scope.ts'
import { elaborate, elaborateText } from '../language/elaborate.ts'
import type { RuleProblem } from '../language/problem.ts'
import { advice } from '../language/advice.ts'
import type { Type } from '../language/types.ts'
import { newEnv } from '../language/value.ts'
import { jsonOf } from './context.ts'
import { editionGroups } from './names.ts'

const ONE_PART: FormBundle['parts'] = [{ key: '', title: '', folder: '' }]

/** The result of an expression: a value, `undefined` for pending, or a problem. */
export interface Evaluation {
  readonly value?: Json | undefined
  readonly problems: readonly RuleProblem[]
  /** Pointers that it reads. */
  readonly reads: ReadonlySet<string>
}

/** An expression compiled once, to be evaluated on many answers. */
export interface CompiledExpression {
  /** A value, `undefined` for pending or an expression that cannot be used. */
  readonly evaluate: (answers: unknown) => Json | undefined
  readonly problems: readonly RuleProblem[]
  /** Pointers that it reads. */
  readonly reads: ReadonlySet<string>
  /** Type of its value; `any` if it depends on the answers. */
  readonly gives: Type['kind']
}

/** Compiles and evaluates an expression on answers, for trying rules out and for case files of functions. */
export function evaluateExpression(
  text: string,
  bundle: ExpressionBundle,
  answers: unknown,
  functions: readonly FunctionDefinition[] = [],
): Evaluation {
  const { evaluate, problems, reads } = compileExpression(text, bundle, functions)
  return { value: evaluate(answers), problems, reads }
}

type ExpressionBundle = Pick<FormBundle, 'schema' | 'edition'> & Partial<Pick<FormBundle, 'parts' | 'form'>>

/** Compiles an expression for a bundle's schema. */
export function compileExpression(
  text: string,
  bundle: ExpressionBundle,
  functions: readonly FunctionDefinition[] = [],
): CompiledExpression {
  const problems: RuleProblem[] = []
  const form: Partial<FormFile> = bundle.form ?? {}
  const units = new UnitTable(form)
  let slots = 0
  const expr = elaborateText(text, {
    elaborate,
    root: treeOf({ schema: bundle.schema, parts: bundle.parts ?? ONE_PART }).root,
    names: new Map(),
    groups: editionGroups(bundle, units),
    units,
    none: noneWord(form),
    functions: new Map(
      [...standardFunctions, ...functions].map((definition) => [definition.name, definition]),
    ),
    newSlot: () => slots++,
    advice,
    report: (code, params, start, end, fix) =>
      void problems.push({
        code,
        params,
        pointer: '',
        part: '',
        start,
        end,
        ...(fix === undefined ? {} : { fix }),
      }),
  })
  if (!expr || problems.length > 0)
    return { evaluate: () => undefined, problems, reads: new Set(), gives: 'any' }
  const evaluate = (answers: unknown) => jsonOf(expr.run({ ...newEnv(), answers }))
  return { evaluate, problems, reads: expr.reads, gives: expr.type.kind }
}
