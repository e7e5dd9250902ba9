import { useReducer } from 'react'
import {
  branchTitle,
  constantsOf,
  fitsWholly,
  joinList,
  kindMeant,
  titledChoicesOf,
} from '@formwright/definition'
import type { Field, FormNode, Json } from '@formwright/definition'
import { FieldFrame, idOf, NodeView, useFormContext, useText, useValue } from '@formwright/renderer'
import { say } from '../screen/say.ts'
import { kindsAllowed } from './kinds.ts'

/** A value of several possible types: a choice of the type, and the fields for it. */
export function ValueKinds({ field }: { readonly field: Field }) {
  const { store, aside } = useFormContext()
  const { language, text } = useText()
  const { node, pointer } = field
  const value = useValue(pointer)
  const [, refresh] = useReducer((count: number) => count + 1, 0)
  const at = `${pointer} ${node.schemaPointer}`
  const current = kindOf(node, value, aside.chosen.get(at))
  const choose = (to: number) => {
    const kept = aside.values.get(at) ?? new Map<number, ReadonlyMap<string, Json>>()
    aside.values.set(at, kept)
    if (isThere(value)) kept.set(current, new Map([[WHOLE, value as Json]]))
    aside.chosen.set(at, to)
    store.fill(pointer, kept.get(to)?.get(WHOLE) ?? valueAs(node.kinds[to], value))
    refresh()
  }
  const titles = counted(
    node.kinds.map(
      (kind) =>
        text(branchTitle(kind)) ||
        joinList(choicesSaid(kind).map(text), language) ||
        say(kind.shape === 'date' ? 'type-date' : `type-${kindsAllowed(kind.schema)[0] ?? 'text'}`, language),
    ),
  )
  const kind = node.kinds[current]
  return (
    <FieldFrame field={field} grouped wide framed={kind !== undefined}>
      {({ readOnly }) => (
        <div className="fw-tree">
          <select
            className="fw-input fw-tree-kind"
            id={`${idOf(pointer)}-kind`}
            aria-label={say('type-of', language, { name: text(field.title) })}
            value={current}
            disabled={readOnly}
            onChange={(event) => choose(Number(event.target.value))}
          >
            <option value={NONE}>{say('type-nothing', language)}</option>
            {titles.map((title, index) => (
              <option key={title} value={index}>
                {title}
              </option>
            ))}
          </select>
          {kind && <NodeView key={current} node={kind} pointer={pointer} title={titles[current] ?? ''} />}
        </div>
      )}
    </FieldFrame>
  )
}

const NONE = -1

/** Maximum number of choices listed to describe a type. */
const FEW_CHOICES = 4

/** When another type is picked, the whole value of a type is put aside. */
const WHOLE = ''

/** The type of the value or, while there is none, the picked one. */
function kindOf(node: FormNode, value: unknown, chosen = NONE): number {
  const picked = node.kinds[chosen]
  if (picked && fitsWholly(picked, value)) return chosen
  const meant = isThere(value) ? kindMeant(node, value) : undefined
  return meant ? node.kinds.indexOf(meant) : NONE
}

/**
 * A value converted to another type: unchanged if it is valid, the only allowed value, an empty tree, or
 * nothing.
 */
function valueAs(kind: FormNode | undefined, value: unknown): Json | undefined {
  const constants = kind && constantsOf(kind.schema)
  if (constants?.length === 1) return constants[0]!.const
  if (kind && isThere(value) && fitsWholly(kind, value)) return value as Json
  return kind?.kind === 'opaque' ? EMPTY[String(kind.schema.type)] : undefined
}

/** The initial value of a value tree whose type is fixed, so that it does not ask for the type again. */
const EMPTY: Readonly<Record<string, Json>> = { object: {}, array: [] }

function isThere(value: unknown): boolean {
  return value !== undefined && value !== null
}

/** The first few choices of a type, to describe it. */
function choicesSaid({ schema }: FormNode): readonly string[] {
  const titles = (titledChoicesOf(schema) ?? []).map(({ title }) => title)
  return titles.length > FEW_CHOICES ? [...titles.slice(0, FEW_CHOICES), '…'] : titles
}

/** Titles, with a number where several are the same. */
function counted(titles: readonly string[]): readonly string[] {
  return titles.map((title, index) => {
    const before = titles.slice(0, index).filter((other) => other === title).length
    return titles.indexOf(title) === titles.lastIndexOf(title) ? title : `${title} ${before + 1}`
  })
}
