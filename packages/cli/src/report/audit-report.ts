import type { Language } from '@formwright/definition'
import type { Tools } from '@formwright/server'
import { say } from '../texts.ts'

type Verified = Awaited<ReturnType<Tools['verifyAudit']>>

/** The report of `formwright audit`: overall verdict, then details. */
export function auditReport({ lines, head, broken, heads }: Verified, language: Language): string[] {
  const { compared, foreign, contradictions } = heads
  const verdict =
    broken.length > 0 ? 'audit-broken' : contradictions.length > 0 ? 'audit-contradicted' : 'audit-whole'
  return [
    say(verdict, language, {
      lines,
      head,
      broken: broken.length,
      first: broken[0]?.link ?? 0,
      count: contradictions.length,
    }),
    say('audit-heads', language, { compared, foreign }),
    ...contradictions.map(({ what, at, lines: signed }) =>
      say(`audit-head-${what}`, language, { at, lines: signed }),
    ),
  ]
}
