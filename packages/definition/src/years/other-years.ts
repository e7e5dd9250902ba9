import type { FormBundle } from '../types/index.ts'
import { yearOfKey } from '../text/template.ts'
import { instances, treeOf, walk } from '../tree/tree.ts'

/**
 * Pointers of what was typed for years that the dates of the answers do not ask for any more. It stays in the
 * document, so that it is there when the date is changed back, and is neither checked, printed nor exported.
 * @param bundle the edition in the years of these answers
 */
export function otherYears(bundle: FormBundle, answers: unknown): string[] {
  const followed = new Set(Object.keys(bundle.edition.yearsFrom ?? {}))
  if (followed.size === 0) return []
  return [...walk(treeOf(bundle).root)]
    .filter(({ schema }) => followed.has(schema['x-annual'] ?? ''))
    .flatMap((node) => {
      const own = new Set(node.children.map(({ key }) => key))
      return instances(node, answers).flatMap(({ pointer, value }) =>
        Object.keys(typeof value === 'object' && value !== null ? value : {})
          .filter((key) => yearOfKey(key) !== undefined && !own.has(key))
          .map((key) => `${pointer}/${key}`),
      )
    })
}
