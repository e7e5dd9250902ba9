import {
  fieldAt,
  isWithin,
  pointerOfPath,
  regionLevelsOf,
  treeOf,
  uiElementsIn,
  parentPointer,
  targetOf,
} from '@formwright/definition'
import type { Problem, UiElement } from '@formwright/definition'
import { fileProblem, partSource } from './context.ts'
import type { LintCheck, LintContext } from './context.ts'

interface PickedPlace {
  readonly at: string
  readonly pointer: string
  /** As `within` of a neighbour names it. */
  readonly path: string
  readonly label: string
  readonly level: string
  readonly within: string | undefined
}

/**
 * Where a province, a city and a county are picked beside each other, each must be of a level of its own and
 * limited by the next one above: otherwise all counties of the country are listed, and one may be picked that
 * is not in the city.
 */
export const regionLevels: LintCheck = (context) =>
  context.bundle.parts.flatMap(({ key }) => {
    const source = partSource(context, key, 'ui')
    const places = placesIn(context, key, source.value as UiElement)
    const levels: readonly string[] = regionLevelsOf(context.bundle.form)
    return places.flatMap((place): Problem[] => {
      const beside = places.filter(
        (other) => other !== place && parentPointer(other.pointer) === parentPointer(place.pointer),
      )
      // two places of one level may well stand beside each other, but not one in the other
      const same = beside.find(({ level, path }) => level === place.level && path === place.within)
      const at = `${place.at}/options`
      if (same) {
        const params = { field: place.label, other: same.label, level: place.level }
        return [fileProblem(source, `${at}/level`, 'region-level-twice', params)]
      }
      if (beside.some(({ level }) => level === place.level)) return []
      const above = beside
        .filter(({ level }) => levels.indexOf(level) < levels.indexOf(place.level))
        .sort((one, other) => levels.indexOf(other.level) - levels.indexOf(one.level))[0]
      if (!above || beside.some((one) => beside.some((other) => other !== one && other.level === one.level)))
        return []
      if (place.within === above.path) return []
      // an unknown one is told already
      if (place.within !== undefined && beside.every(({ path }) => path !== place.within)) return []
      const params = { field: place.label, other: above.label, place: above.path }
      return [fileProblem(source, place.within === undefined ? at : `${at}/within`, 'region-within', params)]
    })
  })

function placesIn({ bundle, pointerIn }: LintContext, part: string, screen: UiElement): PickedPlace[] {
  const tree = treeOf(bundle)
  return [...uiElementsIn(screen)].flatMap(({ element: { scope, options }, pointer: at }): PickedPlace[] => {
    const { level, within } = (options ?? {}) as { readonly level?: unknown; readonly within?: unknown }
    if (typeof scope !== 'string' || typeof level !== 'string') return []
    const pointer = pointerIn(part, scope)
    const node = tree.nodeAt(pointer)
    if (!node) return []
    const inPart = part === '' || !isWithin(pointer, `/${part}`) ? pointer : pointer.slice(part.length + 1)
    return [
      {
        at,
        pointer,
        path: targetOf(inPart),
        label: fieldAt(node).label,
        level,
        within: typeof within === 'string' ? targetOf(pointerOfPath(within)) : undefined,
      },
    ]
  })
}
