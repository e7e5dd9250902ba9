import { choicesOf, diff, impactAfterEdit, impactOn, ImpactTotal } from '@formwright/authoring'
import type { Change, ImpactTotals } from '@formwright/authoring'
import type { FormBundle } from '@formwright/definition'
import { compileForm } from '@formwright/engine'
import type { Form } from '@formwright/engine'
import { workerData } from 'piscina'
import type { ImpactLine } from '../database/tables.ts'
import { keyOfChange } from './change-key.ts'

/** What a thread is given when it begins. */
export interface ImpactThread {
  /** The definition that is tried. */
  readonly after: FormBundle
  /** Digest → edition that applications are pinned to. */
  readonly pinned: Readonly<Record<string, FormBundle>>
  /** Rules that an edit concerns, where nothing else changed since it was tried before. */
  readonly changed: readonly string[] | undefined
}

/** One application to try it on. */
export interface ImpactItem {
  readonly id: string
  readonly region: string
  /** Digest of the edition that it is pinned to. */
  readonly edition: string
  /** JSON; nothing where what was found before holds. */
  readonly answers: string | null
  /** What was found before the edit, as JSON, where the application has not changed since; empty: nothing. */
  readonly earlier: string | null
}

export interface ImpactBatch {
  readonly totals: ImpactTotals
  /** Those for which anything would change. */
  readonly lines: readonly ImpactLine[]
}

const { after, pinned, changed } = workerData as ImpactThread
const rules = changed && new Set(changed)
const forms = new Map<string, { readonly form: Form; readonly changes: readonly Change[] }>()
let tried: Form | undefined

/** Tries a definition on some applications. Runs in a thread of its own. */
export default function tryOn(items: readonly ImpactItem[]): ImpactBatch {
  const total = new ImpactTotal()
  const lines: ImpactLine[] = []
  for (const item of items) {
    const line = lineOf(item)
    total.add(line)
    if (isConcerned(line)) lines.push(line)
  }
  return { totals: total.toJSON(), lines }
}

function lineOf({ id, region, edition, answers: json, earlier }: ImpactItem): ImpactLine {
  const before = earlier === null ? undefined : lineBefore(id, region, earlier)
  if (before && json === null) return before
  const { form, changes } = formOf(edition)
  tried ??= compileForm(after)
  const answers: unknown = JSON.parse(json ?? 'null')
  const stored = { id, region, answers }
  const choices = [...new Set(choicesOf(changes, answers).map(({ change }) => keyOfChange(change)))]
  return before && rules
    ? { ...impactAfterEdit(before, form, tried, stored, rules), choices }
    : { ...impactOn(form, tried, stored), choices }
}

function lineBefore(id: string, region: string, earlier: string): ImpactLine {
  if (earlier !== '') return JSON.parse(earlier) as ImpactLine
  return { id, region, appearing: [], vanishing: [], eligibility: [], lost: [], choices: [] }
}

/**
 * An edition that applications are pinned to, and what of its fields changes: for those of the same edition
 * only.
 */
function formOf(digest: string) {
  let known = forms.get(digest)
  if (!known) {
    const bundle = pinned[digest]!
    const isSame = bundle.edition.edition === after.edition.edition
    forms.set(digest, (known = { form: compileForm(bundle), changes: isSame ? diff(bundle, after) : [] }))
  }
  return known
}

function isConcerned({ appearing, vanishing, eligibility, lost, choices }: ImpactLine): boolean {
  return [appearing, vanishing, eligibility, lost, choices].some((part) => part.length > 0)
}
