import {
  attachmentPointer,
  ATTACHMENTS,
  isEmpty,
  isObject,
  joinPointer,
  LABEL_SEPARATOR,
  optionsOf,
  ownMember,
  pointerOfTarget,
  splitPointer,
  targetOf,
  truncate,
  valueAt,
} from '@formwright/definition'
import type { FormNode, FormTree } from '@formwright/definition'
import { bareValue, NO_FINDINGS, showValue } from '../findings/finding.ts'
import type { Finding, Wording } from '../findings/finding.ts'
import { BoundedFindings } from './bounded-findings.ts'
import type { Check } from './check.ts'
import { rowShapes } from './evidence.ts'

/**
 * Checks the entries of `attachments`: known targets, kind, and options.
 * @param targets what may have files, including in rows
 */
export function filesCheck(targets: readonly FormNode[], order: number, tree: FormTree): Check {
  const known = new Map<string, Target>(targets.map((node) => [node.target, { node, codes: codesOf(node) }]))
  return {
    reads: new Set([ATTACHMENTS, ...targets.flatMap(rowShapes)]),
    order,
    run: ({ document, wording }) => {
      const value = ownMember(document, 'attachments')
      const byTarget = (target: string) => known.get(target) ?? inRow(target, document)
      if (isEmpty(value)) return NO_FINDINGS
      if (!Array.isArray(value)) return [wrongType(ATTACHMENTS, value, wording)]
      const found = new BoundedFindings(wording)
      value.forEach((file, index) => {
        if (!isSound(file, byTarget))
          found.take((words) => fileFindings(file, attachmentPointer(index), { byTarget, labelOf }, words))
      })
      return found.findings
    },
  }

  /** The label of a node that takes no files, if there is one. */
  function labelOf(target: string): string | undefined {
    return tree.nodeAt(pointerOfTarget(target))?.label
  }

  /** Whether a target in a row refers to an existing row. */
  function inRow(target: string, document: unknown): Target | undefined {
    const pointer = pointerOfTarget(target)
    const node = tree.nodeAt(pointer)
    const about = node && known.get(node.target)
    if (!about) return undefined
    const row = splitPointer(pointer).slice(0, about.node.path.lastIndexOf('*') + 1)
    return isEmpty(valueAt(document, joinPointer(row))) ? undefined : about
  }
}

/** A possible target of files, with the codes of its options, read from the schema lazily. */
interface Target {
  readonly node: FormNode
  readonly codes: () => ReadonlySet<unknown>
}

type ByTarget = (target: string) => Target | undefined

function codesOf({ schema }: FormNode): Target['codes'] {
  let codes: ReadonlySet<unknown> | undefined
  return () => (codes ??= new Set(optionsOf(schema.items ?? {})?.map((option) => option.const)))
}

/** Fast path: most files are valid. */
function isSound(file: unknown, byTarget: ByTarget): boolean {
  if (!isObject(file)) return false
  const { target, kind, options, size, id, name, type, sha256 } = file as Record<string, unknown>
  const about = typeof target === 'string' ? byTarget(target) : undefined
  if (
    !about ||
    (kind !== 'evidence' && kind !== 'list') ||
    (size !== undefined && !(typeof size === 'number' && size >= 0))
  )
    return false
  return (
    isText(id) &&
    isText(name) &&
    isText(type) &&
    isText(sha256) &&
    (options === undefined || (Array.isArray(options) && options.every((code) => about.codes().has(code))))
  )
}

function isText(value: unknown): boolean {
  return value === undefined || typeof value === 'string'
}

const TEXTS = ['id', 'name', 'type', 'sha256']

interface Targets {
  readonly byTarget: ByTarget
  readonly labelOf: (target: string) => string | undefined
}

function fileFindings(
  file: unknown,
  pointer: string,
  { byTarget, labelOf }: Targets,
  wording: Wording,
): Finding[] {
  if (!isObject(file)) return [wrongType(pointer, file, wording)]
  const { target, kind, options, size, ...others } = file as Record<string, unknown>
  const findings: Finding[] = []
  const name = typeof others.name === 'string' ? truncate(others.name, 60) : ''
  const node = typeof target === 'string' ? byTarget(target)?.node : undefined
  const base = (key: string) => ({
    pointer: `${pointer}/${key}`,
    part: node?.part ?? '',
    label: node?.label ?? `attachments${LABEL_SEPARATOR}${key}`,
  })
  if (!node) {
    const meant = targetMeant(target, byTarget)
    findings.push(
      wording.finding(
        'unknown',
        meant === undefined
          ? { ...base('target'), when: 'file', removes: pointer }
          : { ...base('target'), when: 'file-pointer', fix: { [`${pointer}/target`]: meant } },
        {
          value: showValue((typeof target === 'string' && labelOf(target)) || target, wording.locale),
          name,
          ...(meant === undefined ? {} : { meant }),
        },
      ),
    )
  }
  if (kind !== 'evidence' && kind !== 'list')
    findings.push(
      wording.finding('choice', base('kind'), {
        value: bareValue(kind, wording.locale),
        options: wording.locale.list(['evidence', 'list']),
      }),
    )
  for (const key of TEXTS) {
    const value = others[key]
    if (value !== undefined && typeof value !== 'string')
      findings.push(
        wording.finding('type', base(key), {
          expected: wording.word('text'),
          value: showValue(value, wording.locale),
        }),
      )
  }
  if (size !== undefined && (typeof size !== 'number' || !(size >= 0)))
    findings.push(
      wording.finding('type', base('size'), {
        expected: wording.word('number'),
        value: showValue(size, wording.locale),
      }),
    )
  return [
    ...findings,
    ...optionFindings(options, node, { base: base('options'), file: pointer, name }, wording),
  ]
}

/** Where the options of a file are, where the file is, and its name. */
interface FileOptions {
  readonly base: { readonly pointer: string; readonly part: string; readonly label: string }
  readonly file: string
  readonly name: string
}

/** The target for a value that was written as a pointer instead of the dotted path. */
function targetMeant(target: unknown, byTarget: ByTarget): string | undefined {
  const meant = typeof target === 'string' && target.startsWith('/') ? targetOf(target) : undefined
  return meant !== undefined && byTarget(meant) ? meant : undefined
}

/** Checks the options that a file proves. */
function optionFindings(
  options: unknown,
  node: FormNode | undefined,
  { base, file, name }: FileOptions,
  wording: Wording,
): readonly Finding[] {
  if (options === undefined || !node) return NO_FINDINGS
  if (!Array.isArray(options))
    return [
      wording.finding('type', base, {
        expected: wording.word('choices'),
        value: showValue(options, wording.locale),
      }),
    ]
  const known = new Set<unknown>(optionsOf(node.schema.items ?? {})?.map((option) => option.const))
  const odd = options.filter((code) => !known.has(code))
  if (odd.length === 0) return NO_FINDINGS
  const left = options.filter((code): code is string => known.has(code))
  return [
    wording.finding(
      'unknown',
      // a file that still proves something is kept
      left.length > 0
        ? { ...base, when: 'file-option', fix: { [base.pointer]: left } }
        : { ...base, when: 'file-option', removes: file },
      {
        value: wording.locale.list(odd.slice(0, NAMED).map((code) => showValue(code, wording.locale))),
        name,
      },
    ),
  ]
}

/** Maximum number of options that are named. */
const NAMED = 3

function wrongType(pointer: string, value: unknown, wording: Wording): Finding {
  return wording.finding(
    'type',
    { pointer, part: '', label: pointer.slice(1) },
    { expected: wording.word('rows'), value: showValue(value, wording.locale) },
  )
}
