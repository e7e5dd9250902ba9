import type { ErrorObject } from 'ajv/dist/2020.js'
import {
  below,
  branchTitle,
  isDecidedOutside,
  isEmpty,
  isObject,
  joinPointer,
  LABEL_SEPARATOR,
  ownMember,
  splitPointer,
  stepInto,
  subschemasOf,
  valueAt,
} from '@formwright/definition'
import type { FormNode, Json, Schema } from '@formwright/definition'
import { showValue } from '../findings/finding.ts'
import type { Finding, Wording } from '../findings/finding.ts'
import { isUnchosen } from '../structure/branches.ts'
import { membersNamed } from '../structure/members-read.ts'
import { countedEntries } from './contains.ts'
import { exclusionIn } from './exclusions.ts'
import { contentOf } from './unknown-member.ts'
import { mostSpecificErrors } from './telling.ts'
import { about, aboutEmpty } from './about.ts'
import { errorFinding } from './value-findings.ts'

/** Values that conflict, and the error of ajv. */
interface Conflict {
  readonly node: FormNode
  readonly pointer: string
  /** The value at that location. */
  readonly value: unknown
  readonly schema: Schema | boolean
  readonly errors: readonly ErrorObject[]
}

/** Findings about several values at once, naming the fields concerned. */
export function togetherFindings(conflict: Conflict, wording: Wording): readonly Finding[] {
  const findings = new Map<string, Finding>()
  for (const error of causesOf(mostSpecificErrors(conflict.errors))) {
    const finding = findingOf(conflict, error, wording)
    const key = `${finding.code} ${finding.pointer} ${String(finding.values.limit ?? '')}`
    if (!findings.has(key)) findings.set(key, finding)
  }
  return [...findings.values()]
}

/** If no alternative matches, errors about unevaluated members are only a consequence. */
function causesOf(errors: readonly ErrorObject[]): readonly ErrorObject[] {
  const isOpen = errors.some(({ keyword }) => keyword === 'oneOf' || keyword === 'anyOf')
  return isOpen ? errors.filter(({ keyword }) => !REFUSALS.has(keyword)) : errors
}

const REFUSALS = new Set(['additionalProperties', 'unevaluatedProperties', 'false schema'])

/** A value that is not allowed: a field that does not apply now, or an unknown one. */
function refused(
  subject: Parameters<Wording['finding']>[1],
  name: string,
  isField: boolean,
  value: unknown,
  wording: Wording,
): Finding {
  const removes = subject.pointer
  return isField
    ? wording.finding(
        'unknown',
        { ...subject, removes, when: 'not-here' },
        { content: contentOf(value, wording) },
      )
    : wording.finding('unknown', { ...subject, removes }, { value: name })
}

function findingOf(conflict: Conflict, error: ErrorObject, wording: Wording): Finding {
  const { node, pointer, value } = conflict
  const { keyword, instancePath, params } = error
  const position = pointer + instancePath
  const found = instancePath === '' ? node : nodeBelow(node, instancePath)
  const list = found ? undefined : nodeBelow(node, instancePath.replace(/\/[^/]*$/, ''))
  if (list && isList(list)) return entryFinding(list, position, valueAt(value, instancePath), wording)
  const at = found ?? node
  const member = (key: string, related: readonly string[] = [], when?: string) => ({
    ...about(stepInto(at, key) ?? at, below(position, key)),
    label: labelOf(at, key),
    related,
    when,
  })
  switch (keyword) {
    case 'required':
      return wording.finding('required', member(String(params.missingProperty)))
    case 'dependentRequired': {
      const because = String(params.property)
      return wording.finding(
        'required',
        member(String(params.missingProperty), [below(position, because)], 'depends'),
        { other: wording.text(labelOf(at, because)) },
      )
    }
    case 'additionalProperties':
    case 'unevaluatedProperties': {
      const name = String(params.additionalProperty ?? params.unevaluatedProperty)
      return refused(
        member(name),
        name,
        stepInto(at, name) !== undefined,
        valueAt(value, instancePath + joinPointer([name])),
        wording,
      )
    }
    case 'false schema':
      return refused(
        { ...about(at, position), label: at.label },
        splitPointer(instancePath).at(-1) ?? '',
        at !== node,
        valueAt(value, instancePath),
        wording,
      )
    case 'propertyNames':
      return wording.finding(
        'together',
        { ...member(String(params.propertyName)), when: 'name' },
        { value: String(params.propertyName), fields: wording.text(at.label || wording.formTitle) },
      )
    case 'minItems':
      return (
        tooFew(at, position, valueAt(value, instancePath), wording) ??
        errorFinding(error, at, position, valueAt(value, instancePath), wording)
      )
    default:
      return SAYS[keyword]
        ? tied(conflict, error, at, position, member, wording)
        : errorFinding(error, at, position, valueAt(value, instancePath), wording)
  }
}

/** A list entry that the form does not provide for. */
function entryFinding(list: FormNode, pointer: string, value: unknown, wording: Wording): Finding {
  return wording.finding(
    'together',
    { ...about(list, pointer), when: 'entry' },
    { n: Number(splitPointer(pointer).at(-1)) + 1, value: showValue(value, wording.locale) },
  )
}

function isList({ kind }: FormNode): boolean {
  return kind === 'rows' || kind === 'tuple'
}

/** For a tuple the missing items are known. */
function tooFew(
  { children }: FormNode,
  pointer: string,
  value: unknown,
  wording: Wording,
): Finding | undefined {
  const next = Array.isArray(value) ? String(value.length) : ''
  const position = children.find(({ key, repeated }) => !repeated && key === next)
  return position && wording.finding('required', aboutEmpty(position, below(pointer, next)))
}

/** Keyword → case of `together` with its wording. */
const SAYS: Readonly<Record<string, string>> = {
  oneOf: 'none',
  anyOf: 'none',
  not: 'not',
  minProperties: 'at-least',
  maxProperties: 'at-most',
  contains: 'contains',
  dependentSchemas: 'none',
  if: 'none',
}

function tied(
  conflict: Conflict,
  error: ErrorObject,
  at: FormNode,
  pointer: string,
  member: (key: string) => Parameters<Wording['finding']>[1],
  wording: Wording,
): Finding {
  const { schema, value, errors } = conflict
  const { keyword, params, schemaPath, instancePath } = error
  const keys = instancePath === '' ? namedBy(schema, keyword, schemaPath) : []
  const all = at.children
    .filter(({ kind, repeated }) => kind !== 'variants' && !repeated)
    .map(({ key }) => key)
  const names = keys.length > 0 ? keys : all
  const alternatives = alternativesToFill(conflict, schemaPath, at, instancePath)
  const code = alternatives.length > 0 ? 'required' : 'together'
  const titles = titlesToChoose(at, keyword, valueAt(value, instancePath))
  if (titles.length > 0)
    return wording.finding(
      code,
      { ...about(at, pointer), label: at.label || wording.formTitle, when: 'unchosen' },
      { options: wording.locale.list(titles.map((title) => wording.text(title))) },
    )
  const options = [...new Set(alternatives.map((alternative) => alternativeText(alternative, at, wording)))]
  const lacking = [...new Set(alternatives.flatMap((alternative) => alternative.keys))]
  if (options.length === 1 && lacking.length === 1) return wording.finding('required', member(lacking[0]!))
  if (options.length > 0)
    return wording.finding(
      'required',
      { ...about(at, pointer), when: 'either', related: lacking.map((key) => below(pointer, key)) },
      { options: wording.locale.list(options) },
    )
  const row = isList(at) ? (at.children.find(({ repeated }) => repeated) ?? at) : at
  const current = valueAt(value, instancePath)
  const mixed = mixedAlternatives(at, keyword, current)
  const counted =
    keyword === 'contains'
      ? countedEntries(holderOf(schema, schemaPath)?.contains as Schema, row, current, error, errors, wording)
      : undefined
  const when = mixed ? 'mixed' : (counted?.when ?? caseOf(error, at, holderOf(schema, schemaPath)))
  const values: Record<string, Json> = {
    fields: fieldsIn(mixed?.keys ?? names, row, wording),
    ...(params.limit === undefined ? {} : { limit: Number(params.limit), n: countOf(current) }),
    ...counted?.values,
    ...(mixed ? { options: wording.locale.list(mixed.titles.map((title) => wording.text(title))) } : {}),
  }
  return wording.finding(
    'together',
    {
      ...about(at, pointer),
      label: at.label || wording.formTitle,
      when: when === 'contains' && keys.length > 0 ? 'contains-fields' : when,
      related: names.map((key) => below(pointer, key)),
    },
    values,
  )
}

/** The wording for a constraint on several values. */
function caseOf({ keyword, params }: ErrorObject, at: FormNode, holder: Schema | undefined) {
  const isSeveral = keyword === 'oneOf' && Array.isArray(params.passingSchemas)
  const excluded = isSeveral || keyword === 'not' ? exclusionIn(keyword, holder) : undefined
  if (excluded) return excluded
  if (isSeveral) return 'one'
  const says = SAYS[keyword]
  return at.kind === 'map' && keyword.endsWith('Properties') ? `entries-${says}` : says
}

/** The alternatives that each have values which the others do not allow. */
function mixedAlternatives(at: FormNode, keyword: string, value: unknown) {
  const variants = at.children.find((child) => child.kind === 'variants' && child.variants === keyword)
  if (!variants || !isObject(value)) return undefined
  const branches = variants.children
    .map((branch) => ({ branch, keys: filledKeys(branch, value) }))
    .filter(({ keys }) => keys.length > 0)
  const titles = branches.map(({ branch }) => branchTitle(branch))
  const keys = [...new Set(branches.flatMap((one) => one.keys))]
  return branches.length > 1 && !titles.includes('') && keys.length > 1 ? { titles, keys } : undefined
}

function filledKeys({ children }: FormNode, value: Readonly<Record<string, unknown>>): string[] {
  return children
    .filter(({ key, refines }) => !refines && Object.hasOwn(value, key) && !isEmpty(value[key]))
    .map(({ key }) => key)
}

/** An alternative that only lacks these members. */
interface Alternative {
  readonly title: string
  readonly keys: readonly string[]
}

/** The alternatives that would match if more were filled in, if there are several. */
function alternativesToFill(
  { errors }: Conflict,
  schemaPath: string,
  at: FormNode,
  instancePath: string,
): Alternative[] {
  if (!/\/(?:oneOf|anyOf)$/.test(schemaPath)) return []
  const variants = at.children.find((child) => child.variants && schemaPath.endsWith(`/${child.variants}`))
  const inside = new Map<number, ErrorObject[]>()
  for (const error of errors) {
    if (!error.schemaPath.startsWith(`${schemaPath}/`)) continue
    const index = Number.parseInt(error.schemaPath.slice(schemaPath.length + 1), 10)
    inside.set(index, [...(inside.get(index) ?? []), error])
  }
  const alternatives = [...inside].flatMap(([index, all]): Alternative[] => {
    if (!all.every((one) => one.keyword === 'required' && one.instancePath === instancePath)) return []
    const branch = variants?.children[index]
    const keys = new Set(all.map(({ params }) => String(params.missingProperty)))
    return [{ title: branch ? branchTitle(branch) : '', keys: [...keys] }]
  })
  return alternatives.length > 1 ? alternatives : []
}

function alternativeText({ title, keys }: Alternative, at: FormNode, wording: Wording): string {
  if (title !== '')
    return `“${wording.text([at.label, title].filter((word) => word !== '').join(LABEL_SEPARATOR))}”`
  return keys.map((key) => `“${wording.text(labelOf(at, key))}”`).join(' + ')
}

/** The titles of alternatives between which the applicant still has to choose. */
function titlesToChoose(at: FormNode, keyword: string, value: unknown): readonly string[] {
  const variants = at.children.find(
    (child) => child.kind === 'variants' && child.variants === keyword && !isDecidedOutside(child),
  )
  if (!variants || !isUnchosen(variants, value)) return []
  const titles = variants.children.map(branchTitle)
  return titles.includes('') ? [] : titles
}

/** The members that a keyword of a schema refers to. */
function namedBy(schema: Schema | boolean, keyword: string, schemaPath: string): string[] {
  if (typeof schema !== 'object') return []
  const holder = holderOf(schema, schemaPath)
  if (!holder) return membersNamed(schema)
  return [
    ...new Set(
      subschemasOf(holder)
        .filter((one) => one.keyword === keyword)
        .flatMap((one) => membersNamed(one.schema)),
    ),
  ]
}

/** The schema with the keyword of an error, within the schema that was checked. */
function holderOf(schema: Schema | boolean, schemaPath: string): Schema | undefined {
  const steps = splitPointer(schemaPath.slice(1)).slice(0, -1)
  const holder = steps.reduce<unknown>((at, step) => ownMember(at, step), schema)
  return isObject(holder) ? (holder as Schema) : undefined
}

function fieldsIn(keys: readonly string[], node: FormNode, wording: Wording): string {
  if (keys.length === 0) return `“${wording.text(node.label || node.title)}”`
  const names = keys.slice(0, MOST_NAMED).map((key) => `“${wording.text(labelOf(node, key))}”`)
  return wording.locale.list(keys.length > MOST_NAMED ? [...names, '…'] : names)
}

const MOST_NAMED = 8

function labelOf(node: FormNode, key: string): string {
  return (
    (key === '' ? undefined : stepInto(node, key)?.label) ||
    [node.label, key].filter((word) => word !== '').join(LABEL_SEPARATOR)
  )
}

function nodeBelow(node: FormNode, path: string): FormNode | undefined {
  return splitPointer(path).reduce<FormNode | undefined>((at, step) => at && stepInto(at, step), node)
}

function countOf(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0
  return Object.values(value).filter((member) => !isEmpty(member)).length
}
