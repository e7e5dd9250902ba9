import { below, pointerOfPath, resolveYearPointer, treeOf } from '@formwright/definition'
import type { Problem } from '@formwright/definition'
import { caseSources } from '../cases/case-files.ts'
import type { CaseFile } from '../cases/case-files.ts'
import { fileProblem } from './context.ts'
import type { LintCheck } from './context.ts'

/** A case must expect the finding of a rule where the rule tells it. */
export const casePlaces: LintCheck = (context) => {
  const { bundle, loaded } = context
  const tree = treeOf(bundle)
  const rules = [...bundle.rules, ...(bundle.variants ?? []).flatMap(({ rules: own = [] }) => own)]
  return caseSources(loaded).flatMap((source) =>
    (source.value as CaseFile).cases.flatMap(({ name, expect }, index) =>
      expect.flatMap(({ code, pointer: written }, number): Problem[] => {
        const told = rules
          .filter(({ id, check }) => id === code && check !== undefined)
          .flatMap(({ at }) => [at].flat())
        const pointer = resolveYearPointer(bundle, pointerOfPath(written))
        // an unknown cell is told already
        if (told.length === 0 || !tree.nodeAt(pointer)) return []
        const places = told.map((at) => resolveYearPointer(bundle, pointerOfPath(at)))
        if (places.some((place) => matches(place, pointer))) return []
        const params = { name, code, pointer: written, place: told[0]! }
        return [
          fileProblem(source, below('/cases', index, 'expect', number, 'pointer'), 'case-elsewhere', params),
        ]
      }),
    ),
  )
}

/** Whether a pointer is of a place, of which what is in braces stands for any row, year or field. */
function matches(place: string, pointer: string): boolean {
  const parts = place.split(/\{[^{}]*\}|(?<=\/y?)\d{4}(?=\/|$)/)
  const escaped = parts.map((text) => text.replaceAll(/[$()*+.?[\\\]^{|}]/g, String.raw`\$&`))
  return new RegExp(`^${escaped.join('.+')}$`).test(pointer)
}
