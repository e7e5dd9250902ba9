import { useId, useMemo, useState } from 'react'
import { joinList } from '@formwright/definition'
import type { FormNode, Json } from '@formwright/definition'
import {
  afterPress,
  FieldFrame,
  MembersView,
  NodeView,
  useFormContext,
  useText,
  useValue,
} from '@formwright/renderer'
import type { ViewProps, ScreenView } from '@formwright/renderer'
import { blankRow } from '../list-table/row-locator.ts'
import { say } from '../screen/say.ts'
import { ValueTree } from '../value-tree/value-tree-view.tsx'
import { mapType } from './map.ts'
import { entryNames, entryOf, entryPointer, nameProblem, namesAllowed, renamed } from '../value-tree/names.ts'
import { RemoveMember } from '../value-tree/remove-member.tsx'

function MapView({ fields: [field] }: ViewProps) {
  if (!field) return null
  return (
    <FieldFrame field={field} grouped wide>
      {({ readOnly }) => <Entries node={field.node} pointer={field.pointer} readOnly={readOnly} />}
    </FieldFrame>
  )
}

interface EntriesProps {
  readonly node: FormNode
  readonly pointer: string
  readonly readOnly: boolean
}

function Entries({ node, pointer, readOnly }: EntriesProps) {
  const { language } = useText()
  const value = useValue(pointer)
  const names = entryNames(node, value)
  return (
    <div className="fw-map">
      <MembersView node={node} pointer={pointer} />
      {names.length === 0 && <p className="fw-note">{say('no-entries', language)}</p>}
      {names.map((name) => (
        <Entry key={name} {...{ node, pointer, name, readOnly }} />
      ))}
      {!readOnly && <NewEntry node={node} pointer={pointer} />}
    </div>
  )
}

interface EntryProps extends EntriesProps {
  readonly name: string
}

function Entry({ node, pointer, name, readOnly }: EntryProps) {
  const { store } = useFormContext()
  const { language } = useText()
  const entry = entryOf(node, name)
  const at = entryPointer(pointer, name)
  const rename = (next: string) => {
    if (next === name) return undefined
    const problem = nameProblem(node, store.get(pointer), next)
    if (!problem) store.set(pointer, renamed(store.get(pointer), name, next))
    return problem
  }
  return (
    <div className="fw-map-entry" data-pointer={at}>
      <div className="fw-map-head">
        <NameInput initial={name} readOnly={readOnly} label={say('entry-name', language)} onName={rename} />
        {!readOnly && <RemoveMember pointer={at} name={name} />}
      </div>
      <div className="fw-map-value" data-pointer={valueLocation(at)}>
        {entry ? (
          <NodeView node={entry} pointer={at} title={name} />
        ) : (
          <ValueTree pointer={at} label={name} readOnly={readOnly} />
        )}
      </div>
    </div>
  )
}

/** The locator of the value of an entry; not a valid pointer of answers, so that it cannot clash with one. */
function valueLocation(entry: string): string {
  return `${entry}/~`
}

type Rename = (name: string) => ReturnType<typeof nameProblem>

/**
 * The name of an entry, which is stored on blur or Enter; an invalid one stays in the field with the reason.
 */
function NameInput({
  initial,
  label,
  readOnly,
  onName,
}: {
  readonly initial: string
  readonly label: string
  readonly readOnly: boolean
  readonly onName: Rename
}) {
  const { language } = useText()
  const [typed, setTyped] = useState(initial)
  const [problem, setProblem] = useState<ReturnType<typeof nameProblem>>(undefined)
  const id = useId()
  const take = () => setProblem(onName(typed.trim()))
  return (
    <span className="fw-map-name">
      <input
        className="fw-input"
        aria-label={label}
        aria-invalid={problem ? true : undefined}
        aria-describedby={`${id}-problem`}
        value={typed}
        readOnly={readOnly}
        onChange={(event) => {
          setTyped(event.target.value)
          setProblem(undefined)
        }}
        onBlur={take}
        onKeyDown={(event) => {
          if (event.key === 'Enter') take()
        }}
      />
      <span id={`${id}-problem`} className="fw-map-problem" role="status">
        {problem && say(`name-${problem}`, language)}
      </span>
    </span>
  )
}

function NewEntry({ node, pointer }: Omit<EntriesProps, 'readOnly'>) {
  const { store, locator } = useFormContext()
  const { language } = useText()
  const [name, setName] = useState('')
  const [problem, setProblem] = useState<ReturnType<typeof nameProblem>>(undefined)
  const id = useId()
  const add = (isGoingOn: boolean) => {
    const wanted = name.trim()
    const found = nameProblem(node, store.get(pointer), wanted)
    setProblem(found)
    if (found) return
    const entry = entryOf(node, wanted)
    const current = store.get(pointer)
    const others = typeof current === 'object' && current !== null ? (current as Record<string, Json>) : {}
    store.set(pointer, { ...others, [wanted]: entry ? blankRow(entry) : null })
    setName('')
    if (isGoingOn) requestAnimationFrame(() => locator.focus(valueLocation(entryPointer(pointer, wanted))))
  }
  return (
    <div
      className="fw-actions"
      // a typed name is stored when the focus leaves for another field
      onBlur={({ currentTarget, relatedTarget }) => {
        if (name.trim() !== '' && !currentTarget.contains(relatedTarget)) afterPress(() => add(false))
      }}
    >
      <input
        className="fw-input fw-map-new"
        aria-label={say('new-entry', language)}
        aria-invalid={problem ? true : undefined}
        aria-describedby={`${id}-problem`}
        placeholder={say('new-entry', language)}
        value={name}
        onChange={(event) => {
          setName(event.target.value)
          setProblem(undefined)
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter') add(true)
        }}
      />
      <button type="button" className="fw-button" onClick={() => add(true)}>
        {say('add-entry', language)}
      </button>
      <span id={`${id}-problem`} className="fw-map-problem" role="status">
        {problem && say(`name-${problem}`, language)}
      </span>
      <NamesHint node={node} />
    </div>
  )
}

/** Describes which names are allowed, if not all are. */
function NamesHint({ node }: { readonly node: FormNode }) {
  const { language } = useText()
  const { only, examples, most } = useMemo(() => namesAllowed(node), [node])
  const quoted = (names: readonly string[]) =>
    joinList(
      names.map((name) => `“${name}”`),
      language,
    )
  const hints = [
    only ? say('names-only', language, { names: quoted(only) }) : '',
    examples.length > 0 ? say('names-such-as', language, { names: quoted(examples) }) : '',
    most === undefined ? '' : say('names-longest', language, { n: most }),
  ].filter((hint) => hint !== '')
  return hints.map((hint) => (
    <span key={hint} className="fw-note">
      {hint}
    </span>
  ))
}

export const mapView: ScreenView = { type: mapType, View: MapView }
