import { ATTACHMENTS, below, instances, optionsOf, targetOf } from '@formwright/definition'
import type { EvidenceRule, FormNode, FormTree, Schema } from '@formwright/definition'
import { NO_FINDINGS } from '../findings/finding.ts'
import type { Finding } from '../findings/finding.ts'
import { namingRows } from '../findings/in-rows.ts'
import { follow } from '../structure/empty.ts'
import type { Check, Run } from './check.ts'
import type { NumbersOf, ProofNode } from './proof-node.ts'
import { numbersBelow, totalOf } from './totals.ts'
import type { Validation } from './validation.ts'

/** What is missing of the evidence that a place asks for, or too much. */
type EvidenceOf = (proof: Omit<ProofNode, 'path'>, value: unknown, run: Run) => readonly Finding[]

/** The evidence that a place outside of rows asks for. */
export function evidenceCheck(node: ProofNode, order: number, numbersOf: NumbersOf): Check {
  const evidenceOf = evidenceFor(node.schema, numbersOf)
  return {
    reads: new Set([node.pointer, ATTACHMENTS]),
    order,
    run: (run) => evidenceOf(node, follow(run.answers, node.path), run),
  }
}

/** The evidence that a field of rows asks for, in each of them. */
export function rowEvidenceCheck(
  node: FormNode,
  order: number,
  { branches }: Pick<Validation, 'branches'>,
  tree: FormTree,
): Check {
  const evidenceOf = evidenceFor(node.schema, numbersBelow(node, branches))
  const { part, label, schema } = node
  return {
    reads: new Set([...rowShapes(node), node.pointer, ATTACHMENTS, ...branches.readsOf(node)]),
    order,
    run: (run) => {
      const { answers, wording } = run
      const findings = instances(node, answers, branches.applies).flatMap(({ pointer, value }) =>
        evidenceOf({ pointer, target: targetOf(pointer), part, label, schema }, value, run),
      )
      return findings.map((finding) => namingRows(finding, tree, answers, wording))
    },
  }
}

/** What says which rows there are around a node. */
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

/** What is filled in later, with its files, is not missed yet. */
function isNotMissed({ pointer }: Pick<ProofNode, 'pointer'>, { filledOnly, later }: Run): boolean {
  return filledOnly || later.has(pointer)
}

/**
 * Whether a value as a whole asks for evidence, as `when` of `x-evidence` says.
 * @param sum of its numbers
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

/** Whether a ticked option asks for evidence. */
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
    // evidence of an option that there is not is told where the file stands
    if (title !== undefined && !ticked.includes(code))
      findings.push(wording.finding('evidence-unticked', node, { option: wording.text(title), code }))
  }
  return findings.length > 0 ? findings : NO_FINDINGS
}
