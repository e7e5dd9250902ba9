import {
  defaultFieldType,
  isObject,
  isWithin,
  joinPointer,
  splitPointer,
  UI_LAYOUTS,
} from '@formwright/definition'
import type { Field, FieldType, FormTree, UiElement } from '@formwright/definition'
import { labelOf } from './json-forms-ui.ts'
import type { Notes } from './notes.ts'
import { keptOptions } from './options.ts'
import type { Written } from './schema-nodes.ts'
import { pathOfScope, scopeOfPath } from './scopes.ts'
import { wordsOf } from './titles.ts'

interface ScreenSources {
  readonly tree: FormTree
  readonly fields: readonly Field[]
  readonly fieldTypes: readonly FieldType[]
  readonly notes: Notes
}

/** Makes `ui.json` from a UI schema of JSON Forms: each field once, only supported elements. */
export class Screen {
  readonly #tree: FormTree
  readonly #fields: readonly Field[]
  readonly #types: readonly FieldType[]
  readonly #notes: Notes
  readonly #base: readonly string[]
  readonly #shown: Set<string>

  /**
   * @param base path of the value that scopes are relative to
   * @param shown pointers of the fields that are already shown elsewhere
   */
  constructor(
    { tree, fields, fieldTypes, notes }: ScreenSources,
    base: readonly string[],
    shown = new Set<string>(),
  ) {
    this.#shown = shown
    this.#tree = tree
    this.#fields = fields
    this.#types = fieldTypes
    this.#notes = notes
    this.#base = base
  }

  /** The whole screen; fields missing in the UI schema are listed in `notShown`. */
  from(ui: Written, hidden: readonly string[]): UiElement {
    const root = this.#element(ui, '') ?? { type: 'VerticalLayout', elements: [] }
    const whole = UI_LAYOUTS.has(root.type) ? root : { type: 'VerticalLayout', elements: [root] }
    const left = this.#fields.filter(({ pointer }) => !this.#shown.has(pointer))
    const notShown = left.map(({ pointer }) => scopeOfPath(splitPointer(pointer)))
    for (const scope of notShown)
      if (!hidden.includes(scope)) this.#notes.add('not-shown', 'ui', '', { scope })
    return notShown.length > 0 ? { ...whole, notShown } : whole
  }

  /** A screen with all fields in the order of the schema. */
  generated(): UiElement {
    const elements = this.#hasVariants('') ? [this.#whole('')] : this.#below('')
    return { type: 'VerticalLayout', elements }
  }

  /** Controls for the fields below a pointer, in groups for the objects around them. */
  #below(pointer: string): UiElement[] {
    const inside = this.#fields.filter(
      (field) => isWithin(field.pointer, pointer) && !this.#shown.has(field.pointer),
    )
    const depth = splitPointer(pointer).length
    const members = new Set(inside.map((field) => splitPointer(field.pointer)[depth] ?? ''))
    return [...members].flatMap((name) => {
      const at = `${pointer}${joinPointer([name])}`
      const field = inside.find((candidate) => candidate.pointer === at)
      if (field) return [this.#control(field, {}, '')]
      if (this.#hasVariants(at)) return [this.#whole(at)]
      const elements = this.#below(at)
      return elements.length > 0 ? [this.#group(at, elements)] : []
    })
  }

  /** Whether an object has alternatives: it is then shown as one, with a choice. */
  #hasVariants(pointer: string): boolean {
    return this.#tree.nodeAt(pointer)?.children.some(({ kind }) => kind === 'variants') ?? false
  }

  #whole(pointer: string): UiElement {
    for (const field of this.#fields) if (isWithin(field.pointer, pointer)) this.#shown.add(field.pointer)
    return { type: 'Control', scope: scopeOfPath(splitPointer(pointer)) }
  }

  #group(pointer: string, elements: readonly UiElement[]): UiElement {
    const title = this.#tree.nodeAt(pointer)?.schema.title
    return { type: 'Group', label: title ?? wordsOf(splitPointer(pointer).at(-1) ?? ''), elements }
  }

  #element(element: unknown, at: string): UiElement | undefined {
    if (!isObject(element)) return undefined
    const shown = this.#shownAs(element, at)
    const rule = shown && this.#rule(element, at)
    return rule ? { ...shown, rule } : shown
  }

  #shownAs(element: Written, at: string): UiElement | undefined {
    const type = String(element.type)
    this.#noteKeywords(element, at)
    if (type === 'Control' || typeof element.scope === 'string') return this.#scoped(element, at)
    if (type === 'Label') return this.#text(element, at)
    const elements = (Array.isArray(element.elements) ? (element.elements as unknown[]) : []).flatMap(
      (child, index) => this.#element(child, `${at}/elements/${index}`) ?? [],
    )
    const known = UI_LAYOUTS.has(type)
    if (!known) {
      const kept = elements.length > 0 ? 'VerticalLayout' : '×'
      this.#notes.add('element-unknown', 'ui', `${at}/type`, { type, kept })
    }
    if (elements.length === 0) return undefined
    const label = labelOf(element)
    for (const [name, value] of Object.entries(isObject(element.options) ? element.options : {}))
      this.#notes.add('option-dropped', 'ui', `${at}/options/${name}`, { name, value, instead: '' })
    return { type: known ? type : 'VerticalLayout', ...(label === undefined ? {} : { label }), elements }
  }

  #text(element: Written, at: string): UiElement | undefined {
    const text = typeof element.text === 'string' && element.text !== '' ? element.text : labelOf(element)
    if (text !== undefined) return { type: 'Label', text }
    this.#notes.add('label-empty', 'ui', at)
    return undefined
  }

  #scoped(element: Written, at: string): UiElement | undefined {
    const scope = String(element.scope)
    const pointer = joinPointer([...this.#base, ...pathOfScope(scope)])
    const field =
      this.#fields.find((candidate) => candidate.pointer === pointer) ??
      this.#fields.find((candidate) => candidate.pointer !== '' && isWithin(pointer, candidate.pointer))
    if (field && !this.#shown.has(field.pointer)) return this.#control(field, element, at)
    const inside = this.#fields.filter((candidate) => isWithin(candidate.pointer, pointer))
    if (!field && this.#hasVariants(pointer) && inside.every((one) => !this.#shown.has(one.pointer)))
      return this.#whole(pointer)
    const elements = field ? [] : this.#detailed(element, pointer, at)
    if (elements.length > 0)
      return pointer === '' ? { type: 'VerticalLayout', elements } : this.#group(pointer, elements)
    this.#notes.add(field || inside.length > 0 ? 'shown-once' : 'scope-unknown', 'ui', `${at}/scope`, {
      scope,
    })
    return undefined
  }

  /** The members of an object shown by one control; according to its `detail` if given. */
  #detailed(element: Written, pointer: string, at: string): UiElement[] {
    const detail = isObject(element.options) ? element.options.detail : undefined
    if (!isObject(detail)) return this.#below(pointer)
    const inner = new Screen(
      {
        tree: this.#tree,
        fields: this.#fields,
        fieldTypes: this.#types,
        notes: this.#notes,
      },
      splitPointer(pointer),
      this.#shown,
    )
    const shown = inner.#element(detail, `${at}/options/detail`)
    return [...(shown ? [shown] : []), ...this.#below(pointer)]
  }

  #control(field: Field, element: Written, at: string): UiElement {
    this.#shown.add(field.pointer)
    const type = defaultFieldType(field, this.#types)
    const options = keptOptions(element, type, at, this.#notes)
    return {
      type: 'Control',
      scope: scopeOfPath(splitPointer(field.pointer)),
      ...(Object.keys(options).length > 0 ? { options } : {}),
    }
  }

  /** A rule of JSON Forms, with scopes made absolute. */
  #rule({ rule }: Written, at: string): UiElement['rule'] | undefined {
    if (rule === undefined) return undefined
    const usable = isObject(rule) && EFFECTS.has(rule.effect) && isObject(rule.condition)
    const condition = usable ? conditionOf(rule.condition as Written, this.#base) : undefined
    if (usable && condition) return { effect: String(rule.effect), condition }
    this.#notes.add('rule-dropped', 'ui', `${at}/rule`, { detail: JSON.stringify(rule) })
    return undefined
  }

  #noteKeywords(element: Written, at: string): void {
    const label = element.label
    if (label === false || (isObject(label) && label.show === false))
      this.#notes.add('element-keyword', 'ui', `${at}/label`, { name: 'label', value: label })
    for (const [name, value] of Object.entries(element))
      if (!KNOWN.has(name)) this.#notes.add('element-keyword', 'ui', `${at}/${name}`, { name, value })
  }
}

const KNOWN = new Set(['type', 'scope', 'label', 'text', 'elements', 'options', 'rule', 'i18n'])

const EFFECTS: ReadonlySet<unknown> = new Set(['SHOW', 'HIDE', 'ENABLE', 'DISABLE'])

type Condition = NonNullable<UiElement['rule']>['condition']

/** Members of a condition on one scope. */
const ASKED = ['schema', 'expectedValue', 'failWhenUndefined'] as const

/** A condition with absolute scopes; `undefined` for a function, an empty one and one that asks nothing. */
function conditionOf(condition: Written, base: readonly string[]): Condition | undefined {
  const { scope, conditions } = condition
  if (Object.values(condition).some((value) => typeof value === 'function')) return undefined
  if (Array.isArray(conditions)) {
    const inner = (conditions as unknown[]).map((one) => (isObject(one) ? conditionOf(one, base) : undefined))
    const { type } = condition
    return inner.length > 0 && inner.every((one) => one !== undefined)
      ? ({ ...(type === 'AND' || type === 'OR' ? { type } : {}), conditions: inner } as Condition)
      : undefined
  }
  if (typeof scope !== 'string') return undefined
  const path = pathOfScope(scope)
  // a scope may be written without #
  const absolute =
    base.length === 0 ? (scope.startsWith('#') ? scope : `#${scope}`) : scopeOfPath([...base, ...path])
  const asked = ASKED.filter((name) => name in condition).map((name) => [name, condition[name]])
  if (!('schema' in condition) && !('expectedValue' in condition)) return undefined
  return { scope: absolute === '#/' ? '#' : absolute, ...Object.fromEntries(asked) } as Condition
}
