import {
  closest,
  defaultFieldType,
  fieldAt,
  isWithin,
  overlap,
  joinPointer,
  pointerOfPath,
  scopeOfPointer,
  splitPointer,
  stepInto,
  typoOf,
  uiElementsIn,
  UI_LAYOUTS,
} from '@formwright/definition'
import type {
  Field,
  FieldType,
  FormNode,
  JsonSource,
  Problem,
  ProblemParams,
  UiCondition,
  UiElement,
} from '@formwright/definition'
import { forgottenIn } from './open-fields.ts'
import { optionProblems } from './element-options.ts'
import { fileProblem, meantInstead, partSource, quoted } from './context.ts'
import type { LintCheck, LintContext } from './context.ts'

/** Each field must be on screen exactly once, shown by a type that supports it. */
export const screen: LintCheck = (context) =>
  context.bundle.parts.flatMap(({ key }) => new PartScreen(context, key).problems())

class PartScreen {
  readonly #context: LintContext
  readonly #part: string
  readonly #source: JsonSource
  readonly #fields: readonly Field[]
  readonly #byPointer: ReadonlyMap<string, Field>
  readonly #problems: Problem[] = []
  readonly #shown = new Map<string, string[]>()
  readonly #hidden = new Set<string>()
  /** A control has an unknown field, so it is not known which fields are missing. */
  #unknown = false

  constructor(context: LintContext, part: string) {
    this.#context = context
    this.#part = part
    this.#source = partSource(context, part, 'ui')
    this.#fields = context.fieldsIn(part)
    this.#byPointer = new Map(this.#fields.map((field) => [field.pointer, field]))
  }

  problems(): Problem[] {
    this.#walk(this.#source.value as UiElement, '', undefined)
    for (const field of this.#fields) if (field.cells.length > 0) this.#count(field)
    const problems = meantInstead(this.#problems, 'twice-on-screen', 'not-on-screen')
    return problems.filter(({ code }) => !this.#unknown || code !== 'not-on-screen')
  }

  #walk(element: UiElement, at: string, group: FieldType | undefined): void {
    for (const [index, scope] of (element.notShown ?? []).entries()) {
      const field = this.#fieldAt(scope, `${at}/notShown/${index}`)
      if (field) this.#hidden.add(field.pointer)
    }
    const type = this.#typeOf(element, at)
    if (!UI_LAYOUTS.has(element.type) && element.elements !== undefined)
      this.#report(`${at}/elements`, 'elements-not-shown', { type: element.type })
    if (element.type === 'Control') this.#control(element, at, type, group)
    else this.#problems.push(...optionProblems(this.#context, this.#part, element, at, type))
    for (const { scope, place: pointer } of conditionScopes(element.rule?.condition, `${at}/rule/condition`))
      if (!this.#holdsField(scope)) this.#fieldAt(scope, pointer)
    if (element.type === 'Categorization') {
      for (const [index, child] of (element.elements ?? []).entries())
        if (child.type !== 'Category' && child.type !== 'Categorization')
          this.#report(`${at}/elements/${index}/type`, 'category-place', { type: child.type })
    } else
      for (const [index, child] of (element.elements ?? []).entries())
        if (child.type === 'Category')
          this.#report(`${at}/elements/${index}/type`, 'category-place', { type: child.type })
    if (!UI_LAYOUTS.has(element.type)) return
    if ((element.elements ?? []).length === 0) this.#report(at, 'empty-group', {})
    const inner = element.type === 'Group' ? type : group
    for (const [index, child] of (element.elements ?? []).entries())
      this.#walk(child, `${at}/elements/${index}`, inner)
  }

  #control(element: UiElement, at: string, named: FieldType | undefined, group: FieldType | undefined): void {
    const whole = this.#fieldsOfGroup(element.scope!)
    for (const { pointer } of whole) this.#shown.set(pointer, [...(this.#shown.get(pointer) ?? []), at])
    if (whole.length > 0) return
    const field = this.#fieldAt(element.scope!, `${at}/scope`)
    if (!field) return
    this.#shown.set(field.pointer, [...(this.#shown.get(field.pointer) ?? []), at])
    // an unknown field type is reported separately
    if (element.options?.type !== undefined && !named) return
    const type = named ?? group ?? defaultFieldType(field, this.#context.fieldTypes)
    // a field without type is reported separately
    if (!named && forgottenIn(field.node) !== undefined) return
    if (!type?.accepts(field)) {
      this.#mismatch(named ? `${at}/options/type` : `${at}/scope`, type, field)
    } else {
      this.#problems.push(...optionProblems(this.#context, this.#part, element, at, type, field))
      this.#row(element, at, field.node)
    }
  }

  /** Checks the options about rows of a list: the title of a row, and its UI schema. */
  #row({ options }: UiElement, at: string, list: FormNode): void {
    const row = list.children.find((child) => child.repeated)
    if (!row) return
    const { elementLabelProp: name, detail } = options ?? {}
    if (typeof name === 'string' && !memberOf(row, name))
      this.#unknownMember(name, `${at}/options/elementLabelProp`, row, (key) => key)
    if (typeof detail !== 'object' || detail === null) return
    this.#detail(detail, `${at}/options/detail`, row)
    this.#twiceInRow(detail as UiElement, `${at}/options/detail`, row)
    const shown = scopesIn(detail as UiElement).map((scope) => splitPointer(pointerOfPath(scope))[0])
    const lacking = row.children.filter(
      ({ kind, key }) => kind !== 'variants' && kind !== 'branch' && !shown.includes(key),
    )
    // the unknown scope was probably meant for one of them
    if (shown.some((key) => row.children.every((child) => child.key !== key))) return
    for (const child of lacking)
      this.#report(`${at}/options/detail`, 'not-on-screen', {
        field: child.label || child.title,
        control: controlOf(scopeOfKey(child.key)),
      })
  }

  /** A member that the UI schema of a row shows again. */
  #twiceInRow(detail: UiElement, at: string, row: FormNode): void {
    const shown = new Map<string, number>()
    for (const { element, pointer } of uiElementsIn(detail)) {
      if (element.scope === undefined) continue
      const count = (shown.get(element.scope) ?? 0) + 1
      shown.set(element.scope, count)
      const node = memberOf(row, element.scope)
      if (count > 1 && node)
        this.#report(`${at}${pointer}/scope`, 'twice-on-screen', { field: node.label || node.title, count })
    }
  }

  #unknownMember(written: string, at: string, row: FormNode, write: (key: string) => string): void {
    const known = row.children.map(({ key }) => write(key))
    const params = { scope: written, suggestion: closest(written, known) }
    this.#report(at, 'scope-unknown', params, typoOf(written, known))
  }

  /** The UI schema of a row must use members of the row, with field types and options that support them. */
  #detail(detail: unknown, at: string, row: FormNode, group?: FieldType): void {
    if (typeof detail !== 'object' || detail === null) return
    const element = detail as UiElement
    for (const { scope, place: pointer } of conditionScopes(element.rule?.condition, `${at}/rule/condition`))
      if (!memberOf(row, scope)) this.#unknownMember(scope, pointer, row, scopeOfKey)
    const type = this.#typeOf(element, at)
    const inner = element.type === 'Group' ? type : group
    for (const [index, child] of (element.elements ?? []).entries())
      this.#detail(child, `${at}/elements/${index}`, row, inner)
    if (typeof element.scope !== 'string') {
      this.#problems.push(...optionProblems(this.#context, this.#part, element, at, type))
      return
    }
    const node = memberOf(row, element.scope)
    if (!node) return this.#unknownMember(element.scope, `${at}/scope`, row, scopeOfKey)
    const named = type ?? group
    const shown = named ?? defaultFieldType(fieldAt(node), this.#context.fieldTypes)
    if (named && !named.accepts(fieldAt(node)))
      this.#mismatch(type ? `${at}/options/type` : `${at}/scope`, named, fieldAt(node))
    else this.#problems.push(...optionProblems(this.#context, this.#part, element, at, shown, fieldAt(node)))
    this.#row(element, at, node)
  }

  #mismatch(pointer: string, type: FieldType | undefined, field: Field): void {
    const able = this.#context.fieldTypes
      .filter((fieldType) => fieldType.accepts(field))
      .map(({ name }) => name)
    this.#report(pointer, 'field-type-mismatch', {
      type: type?.name ?? '—',
      field: field.label,
      known: able,
      suggestion: type?.needs ? JSON.stringify(type.needs).slice(1, -1) : '',
    })
  }

  #typeOf(element: UiElement, at: string): FieldType | undefined {
    const name = element.options?.type
    if (name === undefined) return undefined
    const names = this.#context.fieldTypes.map((type) => type.name)
    const type = this.#context.fieldTypes.find((candidate) => candidate.name === name)
    if (type) {
      if (element.type !== 'Control' || type.shows === 'field') return type
      this.#report(`${at}/options/type`, 'not-in-group', { type: type.name })
      return undefined
    }
    const suggestion = closest(String(name), names)
    this.#report(
      `${at}/options/type`,
      'field-type-unknown',
      { type: String(name), suggestion, known: names },
      typoOf(String(name), names),
    )
    return undefined
  }

  #fieldAt(scope: string, at: string): Field | undefined {
    const pointer = this.#pointerOf(scope)
    const exact = this.#byPointer.get(pointer)
    if (exact) return exact
    const holder = this.#fields.find(
      (field) => isWithin(pointer, field.pointer) && field.cells.some((cell) => cell.pointer === pointer),
    )
    if (holder) return holder
    this.#unknown = true
    const list = listAround(this.#fields, pointer)
    if (list) {
      this.#report(at, 'scope-in-row', { scope, field: list.label || list.title })
      return undefined
    }
    const asSteps = scope.replaceAll(/\/propert(?:y|ie)\//g, '/properties/')
    const meant = asSteps.startsWith('/properties/') ? `#${asSteps}` : asSteps
    const paths = this.#fields.flatMap((field) => this.#writings(field.pointer, meant))
    this.#report(at, 'scope-unknown', { scope, suggestion: closest(meant, paths) }, typoOf(meant, paths))
    return undefined
  }

  /** The fields shown by a control for an object; empty for a control of a field. */
  #fieldsOfGroup(scope: string): readonly Field[] {
    const pointer = this.#pointerOf(scope)
    if (this.#byPointer.has(pointer)) return []
    return this.#fields.filter((field) => isWithin(field.pointer, pointer))
  }

  /**
   * Whether a scope is a field, a group of fields or within a field, as conditions may refer to any of them.
   */
  #holdsField(scope: string): boolean {
    const pointer = this.#pointerOf(scope)
    return this.#fields.some((field) => overlap(field.pointer, pointer))
  }

  #pointerOf(scope: string): string {
    return this.#context.pointerIn(this.#part, scope)
  }

  /**
   * The notations of a pointer that correspond to `written`: scope, pointer or path, relative to the part or
   * absolute.
   */
  #writings(pointer: string, written: string): string[] {
    const inner = this.#part === '' ? pointer : pointer.slice(this.#part.length + 1)
    if (written.startsWith('#')) return [scopeOfPointer(inner)]
    if (written.startsWith('/')) return [inner, pointer]
    return [inner, pointer].map((path) => path.slice(1).replaceAll('/', '.'))
  }

  #count(field: Field): void {
    const pointers = this.#shown.get(field.pointer) ?? []
    if (pointers.length > 0 && this.#hidden.has(field.pointer))
      return this.#report(`${pointers[0]!}/scope`, 'not-shown-though', { field: field.label })
    const shownByCells = field.cells.length > 1 && pointers.length === field.cells.length
    if (pointers.length === 0 && !this.#hidden.has(field.pointer)) {
      const [scope = ''] = this.#writings(field.pointer, '#')
      this.#report('', 'not-on-screen', { field: field.label, control: controlOf(scope) })
    } else if (pointers.length > 1 && !shownByCells) {
      this.#report(`${pointers[1]!}/scope`, 'twice-on-screen', { field: field.label, count: pointers.length })
    }
  }

  #report(pointer: string, code: Problem['code'], params: ProblemParams, replacement = ''): void {
    this.#problems.push(fileProblem(this.#source, pointer, code, params, quoted(replacement)))
  }
}

/** The list in whose rows a scope lies, if it was written as in the schema. */
function listAround(fields: readonly Field[], pointer: string): Field | undefined {
  return fields.find((field) => field.node.kind === 'rows' && isWithin(pointer, `${field.pointer}/items`))
}

/** The node at a path within a row. */
function memberOf(row: FormNode, path: string): FormNode | undefined {
  const keys = splitPointer(pointerOfPath(path))
  return keys.reduce<FormNode | undefined>((found, key) => found && stepInto(found, key), row)
}

function scopeOfKey(key: string): string {
  return `#${joinPointer(['properties', key])}`
}

/** The JSON of an element for a field. */
function controlOf(scope: string): string {
  return `{ "type": "Control", "scope": ${JSON.stringify(scope)} }`
}

/** The scopes that the UI schema of a row shows or lists in `notShown`. */
function scopesIn(detail: UiElement): string[] {
  return [...uiElementsIn(detail)].flatMap(({ element: { scope, notShown = [] } }) => [
    ...(scope === undefined ? [] : [scope]),
    ...notShown,
  ])
}

/** The scopes in a JSON Forms condition. */
function conditionScopes(condition: UiCondition | undefined, at: string): { scope: string; place: string }[] {
  if (!condition) return []
  return [
    ...(condition.scope === undefined ? [] : [{ scope: condition.scope, place: `${at}/scope` }]),
    ...(condition.conditions ?? []).flatMap((inner, index) =>
      conditionScopes(inner, `${at}/conditions/${index}`),
    ),
  ]
}
