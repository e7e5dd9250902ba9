import type { DifferenceView } from '@formwright/api'
import type { useStudioSay } from './say.ts'

/** How many applications a change affects, and how; empty if unknown or none. */
export function impactText(
  {
    class: kind,
    concerned,
    carried,
    converted,
  }: Pick<DifferenceView, 'class' | 'concerned' | 'carried' | 'converted'>,
  say: ReturnType<typeof useStudioSay>,
): string | undefined {
  if (concerned === null) return undefined
  if (converted) return concerned === 0 ? undefined : say('studio-converted', { count: concerned })
  if (kind === 'safe') return undefined
  if (!carried) return say('studio-concerned', { count: concerned })
  return concerned === 0 ? say('studio-left-none') : say('studio-left', { count: concerned })
}
