import {
  below,
  isEmpty,
  isFor,
  isObject,
  kindMeant,
  ownMember,
  regionCodesOfChina,
} from '@formwright/definition'
import type { FormNode, OfRegions, Schema } from '@formwright/definition'
import { NO_FINDINGS, showValue } from '../findings/finding.ts'
import type { Finding } from '../findings/finding.ts'
import { filledOf } from '../structure/filled.ts'
import type { Members } from '../structure/members.ts'
import { holdsNames, isNamedFreely } from '../structure/named-freely.ts'
import { ownSchema } from '../structure/own.ts'
import { isWantedWhole } from '../structure/required.ts'
import { BoundedFindings } from './bounded-findings.ts'
import type { ValidationRun } from './validation.ts'
import { cellFindings } from './region.ts'
import { togetherFindings } from './together.ts'
import { unknownMembers } from './unknown-member.ts'
import { about, aboutEmpty } from './about.ts'
import { valueFindings } from './value-findings.ts'

/**
 * Validates the content of rows, maps, tuples and recursive schemas at any depth. Results are cached per
 * object, so a change only costs the path to it.
 */
export class NestedValidator {
  readonly #known = new WeakMap<
    object,
    {
      readonly node: FormNode
      readonly pointer: string
      readonly wording: ValidationRun['wording']
      readonly pointers: ReturnType<typeof regionCodesOfChina>
      readonly findings: readonly Finding[]
    }
  >()
  readonly #form: OfRegions
  readonly #steady = new Map<FormNode, boolean>()

  constructor(form: OfRegions) {
    this.#form = form
  }

  /** The findings at and below a non-empty value. */
  findingsAt(node: FormNode, pointer: string, value: unknown, context: ValidationRun): readonly Finding[] {
    if (!isContainer(value) || !this.#isSteady(node, context))
      return this.#validate(node, pointer, value, context)
    const known = this.#knownOf(node, value)
    if (known?.pointer === pointer && known.wording === context.wording) return known.findings
    const findings = this.#validate(node, pointer, value, context)
    const pointers = regionCodesOfChina()
    this.#known.set(value, { node, pointer, wording: context.wording, pointers, findings })
    return findings
  }

  /** The cached findings of a value for a node; valid while the same nodes are known. */
  #knownOf(node: FormNode, value: object) {
    const known = this.#known.get(value)
    return known?.node === node && known.pointers === regionCodesOfChina() ? known : undefined
  }

  /** Whether the findings in a value depend on nothing outside of it: no condition reads anything else. */
  #isSteady(node: FormNode, { conditions }: ValidationRun): boolean {
    let steady = this.#steady.get(node)
    if (steady === undefined) this.#steady.set(node, (steady = conditions.areOfRow(node.pointer)))
    return steady
  }

  /**
   * The findings about the members of an object; for variants, those of the branches that apply. With `only`,
   * those members alone, apart from branches.
   */
  membersOf(
    children: readonly FormNode[],
    pointer: string,
    value: Members,
    context: ValidationRun,
    only?: ReadonlySet<string>,
  ): readonly Finding[] {
    return children.flatMap((child): readonly Finding[] => {
      if (child.kind === 'variants')
        return child.children
          .filter(
            (branch) => context.branches.isDecided(child, value) && context.branches.applies(branch, value),
          )
          .flatMap((branch) => this.membersOf(branch.children, pointer, value, context))
      if (child.repeated || (only && !only.has(child.key))) return NO_FINDINGS
      return this.#member(child, below(pointer, child.key), ownMember(value, child.key), context)
    })
  }

  /**
   * The findings about the entries of a map: each is checked by every pattern that its name matches, or as
   * additional entry. A named entry exists even if it is not filled.
   */
  entriesOf(node: FormNode, pointer: string, value: Members, context: ValidationRun): readonly Finding[] {
    const entries = node.children.filter(({ repeated }) => repeated)
    if (entries.length === 0) return NO_FINDINGS
    const found = new BoundedFindings(context.wording)
    for (const [key, member] of Object.entries(value)) {
      const isBlank = isEmpty(member)
      for (const entry of entries)
        if (isFor(entry, key) && (!isBlank || isNamedFreely(entry)))
          found.take((wording) => this.#item(entry, below(pointer, key), member, { ...context, wording }))
    }
    return found.findings
  }

  #validate(node: FormNode, pointer: string, value: unknown, context: ValidationRun): readonly Finding[] {
    switch (node.kind) {
      case 'opaque':
        return this.#ofAKind(node, pointer, value, context)
      case 'cell':
        return cellFindings(
          this.#form,
          node,
          pointer,
          value,
          context.validators.of(node.written),
          context.wording,
        )
      case 'rows':
      case 'tuple':
        return Array.isArray(value)
          ? this.#list(node, pointer, value, context)
          : this.other(node, pointer, value, context)
      default:
        return isObject(value)
          ? this.#object(node, pointer, value, context)
          : this.other(node, pointer, value, context)
    }
  }

  /** The findings about a value of several possible kinds, for the kind that it matches best. */
  #ofAKind(node: FormNode, pointer: string, value: unknown, context: ValidationRun): readonly Finding[] {
    const validate = context.validators.of(node.written)
    const kind = validate(value) ? undefined : kindMeant(node, value)
    const found = kind ? this.#validate(kind, pointer, value, context) : NO_FINDINGS
    return found.length > 0 ? found : valueFindings(node, pointer, value, validate, context.wording)
  }

  #object(node: FormNode, pointer: string, value: Members, context: ValidationRun): readonly Finding[] {
    const findings = [
      ...otherMembers(node, pointer, value, context),
      ...this.membersOf(node.children.filter(isNoVariants), pointer, value, context),
      ...this.entriesOf(node, pointer, value, context),
    ]
    const schema = ownSchema(node, false)
    const together =
      schema === undefined ? NO_FINDINGS : this.#together(node, pointer, filledOf(value), schema, context)
    if (together.length === 0) return findings
    const variants = node.children.filter((child) => !isNoVariants(child))
    const explained = [...findings, ...this.membersOf(variants, pointer, value, context)]
    return explained.length > 0 ? explained : together
  }

  #list(
    node: FormNode,
    pointer: string,
    value: readonly unknown[],
    context: ValidationRun,
  ): readonly Finding[] {
    const schema = ownSchema(node, false)
    const together =
      schema === undefined ? NO_FINDINGS : this.#together(node, pointer, value, schema, context)
    // of a list that is too long, the items beyond the limit are not checked
    const most = typeof node.schema.maxItems === 'number' ? node.schema.maxItems : value.length
    const items = this.#items(node, pointer, value.slice(0, most), context)
    // findings about the list itself are reported beside those of its items; for a whole schema, the items
    // explain it
    return schema === node.written && items.length > 0 ? items : [...together, ...items]
  }

  #together(
    node: FormNode,
    pointer: string,
    value: unknown,
    schema: Schema | boolean,
    context: ValidationRun,
  ): readonly Finding[] {
    const validate = context.validators.of(schema)
    if (validate(value)) return NO_FINDINGS
    return togetherFindings({ node, pointer, value, schema, errors: validate.errors ?? [] }, context.wording)
  }

  #items(
    node: FormNode,
    pointer: string,
    value: readonly unknown[],
    context: ValidationRun,
  ): readonly Finding[] {
    const found = new BoundedFindings(context.wording)
    const rest = node.children.find(({ repeated }) => repeated)
    const positions = new Map(node.children.map((child) => [child.key, child]))
    for (let index = 0; index < value.length; index++) {
      const item = (index < positions.size ? positions.get(String(index)) : undefined) ?? rest
      if (!item || this.#isFine(item, value[index])) continue
      const group = value.length > MANY_ROWS ? '' : String(index)
      found.take(
        (wording) =>
          this.#item(
            item,
            below(pointer, index),
            value[index],
            wording === context.wording ? context : { ...context, wording },
          ),
        group,
      )
    }
    return found.findings
  }

  /** Whether nothing was wrong in a value when it was last validated. */
  #isFine(node: FormNode, value: unknown): boolean {
    return isContainer(value) && this.#knownOf(node, value)?.findings.length === 0
  }

  /** A tuple item exists whether it is filled or not. */
  #item(node: FormNode, pointer: string, value: unknown, context: ValidationRun): readonly Finding[] {
    const isBlank = isEmpty(value) && (!isContainer(value) || Object.keys(value).length === 0)
    if (!isBlank || (isContainer(value) && (node.kind === 'group' || node.kind === 'map')))
      return this.findingsAt(node, pointer, value, context)
    if (!node.requiredHere || context.validators.of(node.written)(value)) return NO_FINDINGS
    return emptyFindings(node, pointer, context)
  }

  #member(node: FormNode, pointer: string, value: unknown, context: ValidationRun): readonly Finding[] {
    const isConditional = context.conditions.readsOf(node.pointer).size > 0
    const { visible, required } = isConditional
      ? context.conditions.at({ pointer, required: node.requiredHere }, context.answers)
      : { visible: true, required: node.requiredHere }
    if (!visible) return NO_FINDINGS
    if (!isEmpty(value) || holdsNames(node, value)) return this.findingsAt(node, pointer, value, context)
    return required && !context.conditions.isWorkedOut(node)
      ? emptyFindings(node, pointer, context)
      : NO_FINDINGS
  }

  /**
   * A value of another type than the schema covers: an error if the schema has a type, else validated as a
   * whole.
   */
  other(node: FormNode, pointer: string, value: unknown, context: ValidationRun): readonly Finding[] {
    if (node.schema.type === undefined)
      return valueFindings(node, pointer, value, context.validators.of(node.written), context.wording)
    const expected = context.wording.word(node.kind === 'rows' || node.kind === 'tuple' ? 'rows' : 'group')
    return [
      context.wording.finding('type', about(node, pointer), {
        expected,
        value: showValue(value, context.wording.locale),
      }),
    ]
  }
}

/** A finding about a missing required value; for alternatives it names them. */
export function emptyFindings(
  node: FormNode,
  pointer: string,
  { validators, wording }: ValidationRun,
): readonly Finding[] {
  const schema = isWantedWhole(node) ? ownSchema(node, false) : undefined
  const validate = schema === undefined ? undefined : validators.of(schema)
  if (schema !== undefined && validate && !validate({})) {
    const conflict = { node, pointer, value: {}, schema, errors: validate.errors ?? [] }
    const found = togetherFindings(conflict, wording).filter(({ code }) => code === 'required')
    if (found.length > 0) return found
  }
  return [wording.finding('required', aboutEmpty(node, pointer))]
}

/** A list with fewer rows may show each as a page with its own progress. */
const MANY_ROWS = 50

/** Unknown members of an object that does not allow them. */
function otherMembers(
  node: FormNode,
  pointer: string,
  value: Members,
  { wording }: ValidationRun,
): readonly Finding[] {
  if ((node.schema.additionalProperties as unknown) !== false) return NO_FINDINGS
  return unknownMembers(node, pointer, value, (key) => isNamed(node, key), wording)
}

/** Whether a member has a node of its own outside of branches. */
export function isNamed(node: FormNode, key: string): boolean {
  return node.children.some((child) =>
    child.repeated ? isFor(child, key) : child.kind !== 'variants' && child.key === key,
  )
}

function isNoVariants({ kind }: FormNode): boolean {
  return kind !== 'variants'
}

function isContainer(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}
