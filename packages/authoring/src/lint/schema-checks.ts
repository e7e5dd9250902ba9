import { below, closest, typoOf } from '@formwright/definition'
import type { JsonSource, Problem } from '@formwright/definition'
import { findingCases, findingCatalogue, findingPlaceholders } from '@formwright/engine'
import type { FindingCode } from '@formwright/engine'
import { braceFault, placeholdersOf } from '@formwright/rules'
import { editionSource, fileProblem, quoted, unknownPlaceholder } from './context.ts'
import type { LintCheck, LintContext } from './context.ts'

/** Checks `schemaChecks`: codes must exist, and placeholders of messages must be known. */
export const schemaChecks: LintCheck = (context) => {
  const source = editionSource(context, 'edition.json')!
  const checks = context.bundle.edition.schemaChecks ?? []
  return checks.flatMap(({ code, when, message = '' }, index): Problem[] => {
    const at = below('/schemaChecks', index)
    if (checks.findIndex((check) => check.code === code && check.when === when) < index)
      return [fileProblem(source, `${at}/code`, 'listed-twice', { value: when ? `${code}, ${when}` : code })]
    const codes = Object.keys(findingCatalogue)
    if (!isFindingCode(code))
      return [
        fileProblem(
          source,
          `${at}/code`,
          'finding-code-unknown',
          { code, suggestion: closest(code, codes), known: codes },
          quoted(typoOf(code, codes)),
        ),
      ]
    const cases = findingCases(code)
    if (when !== undefined && !cases.includes(when)) {
      const params = { value: when, suggestion: closest(when, cases), known: cases.length > 0 ? cases : '—' }
      return [fileProblem(source, `${at}/when`, 'invalid-value', params, quoted(typoOf(when, cases)))]
    }
    const broken = braceFault(message)
    if (broken !== undefined)
      return [fileProblem(source, `${at}/message`, 'template-syntax', { found: broken })]
    const known = findingPlaceholders(code)
    return [
      ...takenId(context, source, index),
      ...(message !== '' &&
      when === undefined &&
      known.includes('label') &&
      placeholdersOf(message).length === 0
        ? [fileProblem(source, `${at}/message`, 'check-nameless', { code, name: '{label}' })]
        : []),
      ...placeholdersOf(message).flatMap((name) =>
        known.includes(name) ? [] : [unknownPlaceholder(source, `${at}/message`, `{${name}}`, known)],
      ),
    ]
  })
}

/** The id of a check must not be that of a rule; several checks may share one, as in the official text. */
function takenId({ bundle }: LintContext, source: JsonSource, index: number): Problem[] {
  const { id } = bundle.edition.schemaChecks![index]!
  const at = below('/schemaChecks', index, 'id')
  return bundle.rules.some((rule) => rule.id === id)
    ? [fileProblem(source, at, 'duplicate-rule', { id, other: 'rules.json' })]
    : []
}

function isFindingCode(code: string): code is FindingCode {
  return Object.hasOwn(findingCatalogue, code)
}
