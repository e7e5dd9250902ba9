import type { Json } from '@formwright/definition'
import type { Breach, CompiledRule, Verdict } from '@formwright/rules'
import { NO_FINDINGS } from '../findings/finding.ts'
import type { Finding } from '../findings/finding.ts'
import type { Check } from './check.ts'

/** A rule of `rules.json`. Its id is the finding's code. */
export function ruleCheck(rule: CompiledRule, order: number, accepts: Accepts): Check {
  return {
    get reads() {
      return rule.reads
    },
    order,
    run: (run, number) => {
      const verdicts = rule.evaluateAll(run.answers)
      run.pending[number] = verdicts.length > 0 && verdicts.every((verdict) => verdict === 'pending') ? 1 : 0
      if (!verdicts.some((verdict) => typeof verdict === 'object')) return NO_FINDINGS
      return verdicts.flatMap((verdict) => findingOf(rule, verdict, run.wording.language, accepts))
    },
  }
}

/** Whether a value may stand at a pointer: a mend that breaks its own cell is not offered. */
export type Accepts = (pointer: string, value: Json) => boolean

function findingOf(rule: CompiledRule, verdict: Verdict, language: string, accepts: Accepts): Finding[] {
  if (typeof verdict !== 'object') return []
  const { severity, pointer, related, values, fix, reverseFix } = verdict
  const finding = {
    code: rule.id,
    severity,
    kind: rule.kind,
    pointer,
    related,
    message: verdict.message(language),
    values,
    source: rule.source,
    check: rule.id,
    part: partOf(pointer, rule),
  }
  const mends = (pairs: Breach['fix']) =>
    pairs !== undefined && Object.entries(pairs).every(([at, value]) => accepts(at, value))
  return [
    {
      ...finding,
      ...(mends(fix) ? { fix: fix! } : {}),
      ...(mends(reverseFix) ? { reverseFix: reverseFix! } : {}),
    },
  ]
}

/** A rule over fields of several parts reports each finding in the part where it sits. */
function partOf(pointer: string, rule: CompiledRule): string {
  return rule.part === '' ? '' : pointer.slice(1).split('/', 1)[0]!
}
