import {
  bundleInYears,
  inEachLanguage,
  isNear,
  isObject,
  isWithin,
  joinPointer,
  languageOf,
  locationOfKey,
  optionsIn,
  problemAt,
  resolveYears,
  splitPointer,
  treeOf,
  typoOf,
  valueAt,
} from '@formwright/definition'
import type { FormNode, FormTree, JsonSource, Language, Problem } from '@formwright/definition'
import type { Finding } from '@formwright/engine'
import { mistakenSamples } from '../cases/case-files.ts'
import { fileProblem, quoted } from './context.ts'
import type { LintCheck } from './context.ts'
import { memberNames, unknownMembersBeside, unknownMembersIn } from './unknown-members.ts'
import type { UnknownMember } from './unknown-members.ts'

/** Sample answers must use existing fields and options. Missing values and broken rules may be intended. */
export const samples: LintCheck = (context) => {
  const { loaded, bundle } = context
  const prefix = `${loaded.edition}/answers/`
  return [...loaded.sources].flatMap(([path, source]) => {
    if (!path.startsWith(prefix)) return []
    const answers = resolveYears(bundle, source.value)
    const tree = treeOf(bundleInYears(bundle, answers))
    const unknown = [...unknownMembersIn(tree.root, answers, ''), ...unknownMembersBeside(bundle, answers)]
    const isReported = ({ pointer }: Finding) =>
      unknown.some((member) => isWithin(member.pointer, pointer) || member.suggestion === pointer)
    const isRight = !mistakenSamples(loaded).includes(path.slice(prefix.length, -'.json'.length))
    const found = (language: Language) => {
      const { findings } = context.form().assess(answers, { language })
      return findings.filter((finding) => !isReported(finding) && isMistake(finding, tree, answers, isRight))
    }
    return [
      ...unknown.map((member) => unknownIn(source, member)),
      ...found(languageOf(bundle.form)).map(({ pointer }, index) =>
        fileProblem(source, pointer, 'sample-mistake', {
          message: inEachLanguage((language) => found(language)[index]?.message ?? ''),
        }),
      ),
    ]
  })
}

/** An unknown member; with a fix if its intended name is certain. */
function unknownIn(source: JsonSource, member: UnknownMember): Problem {
  const [written, meant] = [splitPointer(member.pointer), splitPointer(member.suggestion)]
  const [key = '', name = ''] = [written.pop(), meant.pop()]
  const holder = valueAt(source.value, joinPointer(written))
  const isSure =
    isObject(holder) &&
    Object.hasOwn(holder, key) &&
    !Object.hasOwn(holder, name) &&
    typoOf(key, [name]) === name
  return isSure
    ? problemAt(locationOfKey(source, member.pointer), 'sample-cell-unknown', { ...member }, quoted(name))
    : fileProblem(source, member.pointer, 'sample-cell-unknown', { ...member })
}

/**
 * Whether a finding in a sample is a mistake: an unknown member, a value similar to an option, or a map entry
 * with a name similar to that of a row. Other invalid values may be intended in a sample that is marked as
 * containing mistakes.
 */
export function isMistake(
  { code, pointer, values, related: [list = ''] }: Pick<Finding, 'code' | 'pointer' | 'values' | 'related'>,
  tree: FormTree,
  answers: unknown,
  isRight = false,
): boolean {
  const node = tree.nodeAt(pointer)
  if (isRight && isOfValue(code)) return true
  if (code === 'choice') return isNearOption(node, values.value)
  if (code !== 'reference' || node?.parent?.kind !== 'map') return code === 'unknown'
  const rows = valueAt(answers, list)
  const texts = (Array.isArray(rows) ? rows : []).flatMap((row: unknown) =>
    Object.values(row ?? {}).filter((value) => typeof value === 'string'),
  )
  const written = splitPointer(pointer).at(-1) ?? ''
  return [...memberNames(node.parent), ...texts].some((name) => isNear(written, name))
}

function isOfValue(code: string): boolean {
  return code === 'choice' || code === 'type' || code === 'format'
}

/** Whether a text is similar to an option of the field. */
export function isNearOption(node: FormNode | undefined, value: unknown): boolean {
  const codes = codesOf(node)
  return typeof value === 'string' && !codes.includes(value) && codes.some((code) => isNear(value, code))
}

/** The codes of the options of a field, or of its list items. */
export function codesOf(node: FormNode | undefined): string[] {
  return optionsIn(node?.schema ?? {}).map((option) => option.const)
}

/** The code of the option with a title. */
export function codeTitled(node: FormNode | undefined, title: string): string | undefined {
  return optionsIn(node?.schema ?? {}).find((option) => option.title === title)?.const
}
