import { ATTACHMENTS, below, instances, optionsOf, targetOf } from '@formwright/definition'
import type { EvidenceRule, FormNode, Schema } from '@formwright/definition'
import { NO_FINDINGS } from '../findings/finding.ts'
import type { Finding } from '../findings/finding.ts'
import { follow } from '../structure/follow.ts'
import type { Check, Run } from './check.ts'
import type { NumbersOf, ProofNode } from './proof-node.ts'
import { numbersBelow, totalOf } from './totals.ts'
import type { Validation } from './validation.ts'

/** The findings about missing or surplus evidence of a node. */
type EvidenceOf = (proof: Omit<ProofNode, 'path'>, value: unknown, run: Run) => readonly Finding[]

/** Checks the evidence of a node outside of rows. */
export function evidenceCheck(node: ProofNode, order: number, numbersOf: NumbersOf): Check {
  const evidenceOf = evidenceFor(node.schema, numbersOf)
  return {
    reads: new Set([node.pointer, ATTACHMENTS]),
    order,
    run: (run) => evidenceOf(node, follow(run.answers, node.path), run),
  }
}

/** Checks the evidence of a field in rows, in each row. */
export function rowEvidenceCheck(
  node: FormNode,
  order: number,
  { branches }: Pick<Validation, 'branches'>,
): Check {
  const evidenceOf = evidenceFor(node.schema, numbersBelow(node, branches))
  const { part, label, schema } = node
  return {
    reads: new Set([...rowShapes(node), node.pointer, ATTACHMENTS, ...branches.readsOf(node)]),
    order,
    run: (run) => {
      const { answers } = run
      return instances(node, answers, branches.applies).flatMap(({ pointer, value }) =>
        evidenceOf({ pointer, target: targetOf(pointer), part, label, schema }, value, run),
      )
    },
  }
}

/** The pointers that determine which rows contain a node. */
export function rowShapes(node: FormNode): string[] {
  const { parent } = node
  if (!parent) return []
  return [...rowShapes(parent), ...(node.repeated ? [below(parent.pointer, '-')] : [])]
}

function evidenceFor(schema: Schema, numbersOf: NumbersOf): EvidenceOf {
  const { when } = schema['x-evidence']!
  if (when === 'optional') return () => NO_FINDINGS
  if (when === 'ticked') return tickedEvidence(schema)
  return (proof, value, run) =>
    isNotMissed(proof, run) ||
    run.attachments.has(proof.target, 'evidence') ||
    !isEvidenceDue(when, value, () => totalOf(numbersOf(value), run.wording).sum)
      ? NO_FINDINGS
      : [
          run.wording.finding(
            'evidence',
            { ...proof, when: typeof when === 'object' ? 'is' : when },
            { option: '' },
          ),
        ]
}

/** Whether missing evidence is not reported because the field is filled in later. */
function isNotMissed({ pointer }: Pick<ProofNode, 'pointer'>, { filledOnly, later }: Run): boolean {
  return filledOnly || later.has(pointer)
}

/**
 * Whether a value as a whole requires evidence, by `when` of `x-evidence`.
 * @param sum the sum of its numbers
 */
export function isEvidenceDue(
  when: 'always' | 'positive' | { readonly is: string | number | boolean },
  value: unknown,
  sum: () => number,
): boolean {
  if (when === 'always') return true
  return when === 'positive' ? sum() > 0 : value === when.is
}

function tickedEvidence(schema: Schema): EvidenceOf {
  let titles: ReadonlyMap<string, string> | undefined
  return (proof, value, run) => {
    titles ??= new Map(optionsOf(schema.items ?? {})?.map((option) => [option.const, option.title]))
    return tickedFindings(proof, titles, value, run)
  }
}

/** Whether a ticked option requires evidence. */
export function asksTicked(rule: EvidenceRule | undefined, code: unknown): boolean {
  if (rule?.when !== 'ticked') return false
  return rule.options === undefined || rule.options.some((option) => option === code)
}

function tickedFindings(
  node: Omit<ProofNode, 'path'>,
  titles: ReadonlyMap<string, string>,
  value: unknown,
  run: Run,
): readonly Finding[] {
  const { wording, attachments } = run
  const rule = node.schema['x-evidence']
  const ticked: readonly unknown[] = Array.isArray(value) ? value : []
  const attached = attachments.optionsOf(node.target)
  const findings: Finding[] = []
  for (const code of isNotMissed(node, run) ? [] : ticked) {
    if (typeof code !== 'string' || attached.has(code) || !asksTicked(rule, code)) continue
    const title = titles.get(code)
    if (title !== undefined)
      findings.push(
        wording.finding('evidence', { ...node, when: 'ticked' }, { option: wording.text(title), code }),
      )
  }
  for (const code of attached) {
    const title = titles.get(code)
    // evidence of an unknown option is reported at the attachment
    if (title !== undefined && !ticked.includes(code))
      findings.push(wording.finding('evidence-unticked', node, { option: wording.text(title), code }))
  }
  return findings.length > 0 ? findings : NO_FINDINGS
}
