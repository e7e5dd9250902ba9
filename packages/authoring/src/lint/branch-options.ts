import { nodesOf, below, closest, constantsOf, equal, ownMember, scalarText } from '@formwright/definition'
import type { FormNode, Json, Problem, Schema } from '@formwright/definition'
import { schemaProblem } from './context.ts'
import type { LintCheck, LintContext } from './context.ts'

/** A branch may only name options that the field itself has, as people choose from these by title. */
export const branchOptions: LintCheck = (context) => {
  const reported = new Set<FormNode>()
  return nodesOf(context.bundle).flatMap((node) => {
    if (!node.refines || reported.has(node.refines)) return []
    const problems = optionsNamed(context, node, node.refines)
    // report a field without options only once, for all branches
    if (problems.some(({ code }) => code === 'branch-options')) reported.add(node.refines)
    return problems
  })
}

function optionsNamed(context: LintContext, { members, title }: FormNode, field: FormNode): Problem[] {
  return members.flatMap(({ schema, pointer }) => {
    const keyword = (['enum', 'const', 'oneOf', 'anyOf'] as const).find((name) => schema[name] !== undefined)
    const codes = constantsOf(schema)
    if (!keyword || !codes) return []
    const known = constantsOf(field.schema)
    if (!known)
      return field.shape === 'text' && codes.some((code) => code.title !== undefined)
        ? [schemaProblem(context, pointer, keyword, 'branch-options', { field: title })]
        : []
    return codes
      .filter((code) => !known.some((constant) => equal(constant.const, code.const)))
      .map((code) => {
        const name = scalarText(code.const)
        const suggestion = closest(
          name,
          known.map((constant) => scalarText(constant.const)),
        )
        const at = keywordPointer(schema, keyword, code.const)
        return schemaProblem(context, pointer, at, 'branch-option-unknown', {
          option: name,
          field: title,
          suggestion,
        })
      })
  })
}

/** The pointer of a code in a keyword. */
function keywordPointer(schema: Schema, keyword: 'enum' | 'const' | 'oneOf' | 'anyOf', code: Json): string {
  if (keyword === 'const') return keyword
  const listed = schema[keyword] as readonly Json[]
  const index = listed.findIndex((entry) =>
    equal(keyword === 'enum' ? entry : ownMember(entry, 'const'), code),
  )
  return keyword === 'enum' ? below(keyword, index) : below(keyword, index, 'const')
}
