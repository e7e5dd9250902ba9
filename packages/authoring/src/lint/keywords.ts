import {
  closest,
  keywords as vocabulary,
  optionsOf,
  UnitTable,
  shapeOf,
  typoOf,
} from '@formwright/definition'
import type { Problem, Schema, Texts } from '@formwright/definition'
import { bundleNodes, quoted, schemaProblem } from './context.ts'
import type { LintCheck, LintContext } from './context.ts'

/** The vocabulary stands where it can mean something. */
export const keywords: LintCheck = (context) => {
  const nodes = [...bundleNodes(context.bundle.schema)]
  const table = new UnitTable(context.bundle.form)
  const withUnit = new Set(
    nodes.filter(({ node }) => node['x-unit'] !== undefined).map(({ pointer }) => pointer),
  )
  return nodes.flatMap(({ pointer, node }) => {
    if (/\/properties\/y\d{4}(\/|$)/.test(pointer)) return []
    return [
      ...mismatches(context, pointer, node),
      ...units(context, pointer, node, { withUnit, table }),
      ...evidence(context, pointer, node),
      ...required(context, pointer, node),
    ]
  })
}

function mismatches(context: LintContext, pointer: string, node: Schema): Problem[] {
  if (typeof node.type !== 'string') return []
  const { type } = node
  return vocabulary
    .filter((keyword) => keyword.name in node && !keyword.types.includes(type))
    .map((keyword) =>
      schemaProblem(context, pointer, keyword.name, 'keyword-mismatch', { keyword: keyword.name, type }),
    )
}

function units(
  context: LintContext,
  pointer: string,
  node: Schema,
  { withUnit, table }: { readonly withUnit: ReadonlySet<string>; readonly table: UnitTable },
): Problem[] {
  const unit = node['x-unit']
  if (unit !== undefined && unit !== 'any' && !table.parse(unit)) {
    const suggestion = closest(unit, table.names)
    return [schemaProblem(context, pointer, 'x-unit', 'unit-unknown', { unit, suggestion })]
  }
  if (shapeOf(node) !== 'number' || unit !== undefined || inheritsUnit(pointer, withUnit)) return []
  return [schemaProblem(context, pointer, '', 'unit-missing', { field: node.title ?? pointer })]
}

/** The value of an annual field may take its unit from the field. */
function inheritsUnit(pointer: string, withUnit: ReadonlySet<string>): boolean {
  return pointer.endsWith('/additionalProperties') && withUnit.has(pointer.slice(0, pointer.lastIndexOf('/')))
}

const EXPECTED: Record<string, Texts> = {
  ticked: {
    zh: '“ticked”用于勾选组（选项的数组）',
    en: '“ticked” is for a group of options to tick',
  },
  positive: { zh: '“positive”用于数字或含数字的一组', en: '“positive” is for numbers' },
  is: { zh: '{ "is": … } 写本字段的一个选项代码', en: '{ "is": … } names an option of the field' },
}

function evidence(context: LintContext, pointer: string, node: Schema): Problem[] {
  const when = node['x-evidence']?.when
  if (when === undefined) return []
  const fits =
    when === 'ticked'
      ? shapeOf(node) === 'choices'
      : when === 'positive'
        ? shapeOf(node) === 'number' || node.type === 'object'
        : typeof when === 'object'
          ? (optionsOf(node) ?? []).some((option) => option.const === when.is)
          : true
  if (fits) return []
  const kind = typeof when === 'object' ? 'is' : when
  const shown = typeof when === 'object' ? when.is : when
  return [
    schemaProblem(context, pointer, 'x-evidence/when', 'evidence-mismatch', {
      when: shown,
      expected: EXPECTED[kind]!,
    }),
  ]
}

function required(context: LintContext, pointer: string, node: Schema): Problem[] {
  const known = Object.keys(node.properties ?? {})
  const names = node.properties ? (node.required ?? []) : []
  return names.flatMap((name, index) => {
    if (known.includes(name)) return []
    const suggestion = closest(name, known)
    return [
      schemaProblem(
        context,
        pointer,
        `required/${index}`,
        'unknown-required',
        { name, suggestion },
        quoted(typoOf(name, known)),
      ),
    ]
  })
}
