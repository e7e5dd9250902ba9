import type { FormTree, Json } from '@formwright/definition'
import type { Violation, CompiledRule, Position, Verdict } from '@formwright/rules'
import { NO_FINDINGS } from '../findings/finding.ts'
import type { Finding, Wording } from '../findings/finding.ts'
import { namingRows } from '../findings/in-rows.ts'
import type { Check, Run } from './check.ts'
import { JudgedRows } from './judged-rows.ts'

/** A rule of `rules.json`. Its id is the finding's code. */
export function ruleCheck(rule: CompiledRule, order: number, accepts: Accepts, tree: FormTree): Check {
  const findingOf = (verdict: Verdict, { answers, wording }: Run) =>
    typeof verdict === 'object' ? asFinding(rule, verdict, wording, accepts, tree, answers) : undefined
  if (!rule.isRepeated)
    return {
      get reads() {
        return rule.reads
      },
      order,
      run: (run, number) => {
        const verdict = rule.evaluate(run.answers)
        run.pending[number] = verdict === 'pending' ? 1 : 0
        const finding = findingOf(verdict, run)
        return finding ? [finding] : NO_FINDINGS
      },
    }
  return repeatedCheck(rule, order, findingOf)
}

/** Whether a value may stand at a pointer: a fix that breaks its own cell is not offered. */
export type Accepts = (pointer: string, value: Json) => boolean

/** A rule over rows: after a change the rows are judged again that it concerns. */
function repeatedCheck(
  rule: CompiledRule,
  order: number,
  findingOf: (verdict: Verdict, run: Run) => Finding | undefined,
): Check {
  const judge = (run: Run, number: number, places: readonly Position[]) => {
    let rows = run.judged.get(number)
    if (!rows) run.judged.set(number, (rows = new JudgedRows()))
    for (const where of places)
      rows.take(where, rule.evaluateWhere(run.answers, where), ({ verdict }) => findingOf(verdict, run))
    run.pending[number] = rows.isPending ? 1 : 0
    return rows.findings
  }
  return {
    get reads() {
      return rule.reads
    },
    order,
    run: (run, number) => judge(run, number, [EVERYWHERE]),
    rerun: (run, number, changed) =>
      judge(
        run,
        number,
        changed.flatMap((pointer) => rule.concernedBy(pointer)),
      ),
  }
}

const EVERYWHERE: Position = new Map()

function asFinding(
  rule: CompiledRule,
  verdict: Violation,
  wording: Wording,
  accepts: Accepts,
  tree: FormTree,
  answers: unknown,
): Finding {
  const { severity, pointer, related, values, fix, reverseFix } = verdict
  const mayHold = (pairs: Violation['fix']) =>
    pairs !== undefined && Object.entries(pairs).every(([at, value]) => accepts(at, value))
  const finding = {
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
  return namingRows(finding, tree, answers, wording)
}

/** A rule over fields of several parts reports each finding in the part where it sits. */
function partOf(pointer: string, rule: CompiledRule): string {
  return rule.part === '' ? '' : pointer.slice(1).split('/', 1)[0]!
}
