import type { Json } from '@formwright/definition'
import type { Violation, CompiledRule, Verdict } from '@formwright/rules'
import { NO_FINDINGS } from '../findings/finding.ts'
import type { Finding, Wording } from '../findings/finding.ts'
import type { Check, Run } from './check.ts'
import { byRow } from './by-row.ts'

/** A rule of `rules.json`; its id is the code of the finding. */
export function ruleCheck(rule: CompiledRule, order: number, accepts: Accepts): Check {
  const findingOf = (verdict: Verdict, { wording }: Run) =>
    typeof verdict === 'object' ? asFinding(rule, verdict, wording, accepts) : undefined
  const once: Check['run'] = (run, number) => {
    const verdict = rule.evaluate(run.answers, run.wording.isSilent ? SILENT : undefined)
    run.pending[number] = verdict === 'pending' ? 1 : 0
    const finding = findingOf(verdict, run)
    return finding ? [finding] : NO_FINDINGS
  }
  return {
    get reads() {
      return rule.watches
    },
    order,
    ...(rule.isRepeated
      ? byRow({
          evaluateWhere: ({ answers, wording }, where) =>
            rule.evaluateWhere(answers, where, { silent: wording.isSilent }),
          concernedBy: rule.concernedBy,
          findingOf: ({ verdict }, run) => findingOf(verdict, run),
        })
      : { run: once }),
  }
}

const SILENT = { silent: true }

/** Whether a value is valid at a pointer: a fix that would make its cell invalid is not offered. */
export type Accepts = (pointer: string, value: Json) => boolean

function asFinding(rule: CompiledRule, verdict: Violation, wording: Wording, accepts: Accepts): Finding {
  const { severity, pointer, related, values, fix, reverseFix } = verdict
  const mayHold = (pairs: Violation['fix']) =>
    pairs !== undefined && Object.entries(pairs).every(([at, value]) => accepts(at, value))
  return {
    code: rule.id,
    severity,
    kind: rule.kind,
    pointer,
    related,
    message: verdict.message(wording.language),
    values,
    source: rule.source,
    ...(rule.issuer === undefined ? {} : { issuer: rule.issuer }),
    check: rule.id,
    part: partOf(pointer, rule),
    ...(mayHold(fix) ? { fix: fix! } : {}),
    ...(mayHold(reverseFix) ? { reverseFix: reverseFix! } : {}),
  }
}

/** A rule over several parts reports each finding in the part of its field. */
function partOf(pointer: string, rule: CompiledRule): string {
  return rule.part === '' ? '' : pointer.slice(1).split('/', 1)[0]!
}
