import { below, joinPointer, pointerOfPath, splitPointer } from '@formwright/definition'
import type { Problem } from '@formwright/definition'
import { fileProblem, partSource } from './context.ts'
import type { LintCheck } from './context.ts'

/** A rule that is repeated for each row must tell what is wrong at that row, not at one by its number. */
export const oneRow: LintCheck = (context) =>
  context.bundle.rules.flatMap(({ each, at, part, index }): Problem[] => {
    if (!each || Array.isArray(each)) return []
    const lists = Object.entries(each).flatMap(([name, over]) =>
      typeof over === 'string' ? [[name, pointerOfPath(over)] as const] : [],
    )
    return [at].flat().flatMap((written, number): Problem[] => {
      const keys = splitPointer(pointerOfPath(written))
      const found = lists.find(
        ([, list]) => /^\d+$/.test(keys[splitPointer(list).length] ?? '') && written.startsWith(`${list}/`),
      )
      if (!found) return []
      const [name, list] = found
      const place = joinPointer(
        keys.map((key, step) => (step === splitPointer(list).length ? `{${name}}` : key)),
      )
      const own = typeof at === 'string' ? below('/rules', index, 'at') : below('/rules', index, 'at', number)
      return [
        fileProblem(partSource(context, part, 'rules'), own, 'at-one-row', {
          pointer: written,
          place,
        }),
      ]
    })
  })
