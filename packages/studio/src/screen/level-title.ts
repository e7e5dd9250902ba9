import { EVERYWHERE } from '@formwright/definition'
import type { FormFile } from '@formwright/definition'
import type { useStudio } from './use-studio.ts'

/** What a level of regions is called: as the form says, or as China's are. */
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
