import { EVERYWHERE } from '@formwright/definition'
import type { FormFile } from '@formwright/definition'
import type { useStudio } from './use-studio.ts'

/** The title of a region level: from the form's own regions, or the one for China's. */
export function levelTitle(
  { regions }: Pick<FormFile, 'regions'>,
  level: string,
  say: ReturnType<typeof useStudio>['say'],
): string {
  const own = regions?.levels.find(({ id }) => id === level)?.title
  if (own !== undefined) return own
  if (level === 'province' || level === 'city' || level === 'county') return say(`region-${level}`)
  return level === EVERYWHERE ? say('region-everywhere') : level
}
