import { changeInLanguage, diff, explainChange, quotedTexts, saysBoth, shownOf } from '@formwright/authoring'
import type { Change } from '@formwright/authoring'
import { parseForm } from '@formwright/definition'
import type { FormBundle, Language } from '@formwright/definition'
import { modelOf, rulesSaid } from '@formwright/studio'
import type { SayInRule } from '@formwright/studio'
import { differencesBetween, differencesOfFiles } from './leaf-differences.ts'

/** A conflicting value: what it is, and both versions. */
export interface ConflictLine {
  readonly words: string
  readonly sides?: { readonly theirs: string; readonly own: string }
}

type Files = ReadonlyMap<string, string>

/** The differences between the files of others and one's own. */
export function conflictLines(
  { theirs, own }: Readonly<Record<'theirs' | 'own', Files>>,
  { paths, edition, language }: { paths: readonly string[]; edition: string; language: Language },
): ConflictLine[] {
  const bundleOf = (files: Files) => parseForm(files, edition).bundle
  const [before, after] = [bundleOf(theirs), bundleOf(own)]
  const leavesOf = (path: string): ConflictLine[] =>
    differencesOfFiles(theirs.get(path), own.get(path)).map(({ title, ...sides }) => ({
      words: title,
      sides,
    }))
  if (!before || !after) return paths.flatMap(leavesOf)
  const say = rulesSaid(modelOf(own, edition) ?? modelOf(theirs, edition)!, language)
  const versions = [after, before].map(quotedTexts)
  const lines = diff(before, after).flatMap((change) =>
    linesOf(changeInLanguage(change, versions, language), say, language),
  )
  // differences that do not affect answers, such as samples, are not listed as changes
  const remaining = paths.filter((path) => isSame(before, bundleOf(withFile(theirs, path, own.get(path)))))
  return [...lines, ...remaining.flatMap(leavesOf)]
}

function linesOf(change: Change, say: SayInRule, language: Language): ConflictLine[] {
  const { kind, attribute = '', before, after } = change
  const words = explainChange(change, language)
  if (before === undefined && after === undefined) return [{ words }]
  // the sentence contains both values, but not whose they are
  const isSaid = saysBoth(change, language)
  if (!isSaid && (isNested(before) || isNested(after)))
    return differencesBetween(before, after).map(({ title, ...sides }) => ({
      words: title === '' ? words : `${words} ${title}`,
      sides,
    }))
  const member = kind === 'rule-value' ? 'let' : kind === 'rule-changed' ? attribute : ''
  const sideOf = (side: 'before' | 'after') => {
    const value = change[side]
    if (value === undefined || value === '') return ''
    return member !== '' && typeof value === 'string' ? say(member, value) : shownOf(change, side, language)
  }
  return [{ words, sides: { theirs: sideOf('before'), own: sideOf('after') } }]
}

/** Whether a value is nested rather than a text, number or list of these. */
function isNested(value: unknown): boolean {
  const isObject = (one: unknown) => typeof one === 'object' && one !== null
  return Array.isArray(value) ? value.some(isObject) : isObject(value)
}

function isSame(one: FormBundle, other: FormBundle | undefined): boolean {
  return one.digest === other?.digest
}

function withFile(files: Files, path: string, text: string | undefined): Files {
  const changed = new Map(files)
  if (text === undefined) changed.delete(path)
  else changed.set(path, text)
  return changed
}
