import { inLine, itemsInLine } from './items-in-line.ts'
import { rowKey } from '@formwright/definition'
import type { Option } from '@formwright/definition'
import { optionCode } from '../edits/change-field.ts'
import {
  addMember,
  changeMember,
  keyedLists,
  memberKindsOn,
  membersOf,
  moveMember,
  removeMember,
} from '../edits/members.ts'
import type { Axis, Member } from '../edits/members.ts'
import { formText } from '../kinds/form-text.ts'
import { usedCodes } from '../model/used-names.ts'
import { memberKindOf } from '../kinds/member-kinds.ts'
import { titleWhileTyping } from './in-one-line.ts'
import { ItemsEditor, MustTick } from './items-editor.tsx'
import { useStudio } from './use-studio.ts'
import { WholeCell } from './whole-input.tsx'
import type { InputError } from './whole-input.tsx'

/** The columns of a table or lines of a matrix: title, kind, required; add, remove, reorder. */
export function MembersEditor({ pointer, axis }: { readonly pointer: string; readonly axis: Axis }) {
  const { model, run, attempt, say } = useStudio()
  const members = membersOf(model, pointer, axis)
  if (!members) return null
  const isRows = model.fields.find((field) => field.pointer === pointer)?.schema.type === 'array'
  const change = ({ key }: Member, changed: Parameters<typeof changeMember>[4], group?: string) =>
    attempt(changeMember(model, pointer, axis, key, changed), group && `${group}${pointer}${axis}${key}`)
  const reorder = (next: readonly Member[]) => {
    const gone = members.find(({ key }) => next.every((member) => member.key !== key))
    if (gone) return run(removeMember(model, pointer, axis, gone.key))
    const at = next.findIndex(({ key }, index) => key !== members[index]?.key)
    if (at >= 0) run(moveMember(model, pointer, axis, members[at]!.key, 1))
  }
  return (
    <ItemsEditor
      legend={say(axis)}
      items={members}
      keyOf={({ key }) => key}
      removeLabel={({ schema, key }) => say('remove-member', { title: schema.title ?? key })}
      addLabel={say(`add-${axis}`)}
      nextLabel={say(`${axis}-title`, { n: members.length + 1 })}
      onChange={reorder}
      onAdd={(typed = '') => {
        // cells of a matrix usually have the same kind; the columns of a table do not
        const like = axis === 'columns' && isRows ? undefined : members.at(-1)?.schema
        const kind = like && memberKindOf(like)
        const initialTitle = formText(
          model.bundle.form,
          axis === 'lines' ? 'line' : 'column',
          members.length + 1,
        )
        const { title, stored } = titleWhileTyping(typed, initialTitle)
        run(addMember(model, pointer, axis, title, kind, stored))
      }}
    >
      {(member, index) => (
        <div className="st-member">
          <input
            className="st-input"
            aria-label={say(`${axis}-title`, { n: index + 1 })}
            value={member.schema.title ?? ''}
            onChange={({ target }) => change(member, { title: target.value }, 'member')}
          />
          {axis === 'columns' && (
            <span className="st-line">
              <KindOfMember member={member} isRows={isRows} onChange={(changed) => change(member, changed)} />
              {isRows && (
                <MustTick
                  title={member.schema.title ?? member.key}
                  value={member.required}
                  onChange={(required) => change(member, { required })}
                />
              )}
            </span>
          )}
          <Particulars pointer={pointer} member={member} onChange={(set) => change(member, { set })} />
        </div>
      )}
    </ItemsEditor>
  )
}

/** Selects the kind of a column or of cells. */
export function KindOfMember({
  member: { schema, key },
  isRows,
  onChange,
}: {
  readonly member: Member
  readonly isRows: boolean
  readonly onChange: (changed: Parameters<typeof changeMember>[4]) => void
}) {
  const { model, say } = useStudio()
  const kind = memberKindOf(schema)
  const able = memberKindsOn(model, isRows)
  return (
    <select
      className="st-input"
      aria-label={say('column-type', { title: schema.title ?? key })}
      value={kind?.name ?? ''}
      onChange={({ target }) => {
        const chosen = able.find(({ name }) => name === target.value)
        if (chosen) onChange({ kind: chosen })
      }}
    >
      {!kind && <option value="">{say('member-other')}</option>}
      {able.map(({ name }) => (
        <option key={name} value={name}>
          {say(`member-${name}`)}
        </option>
      ))}
    </select>
  )
}

/**
 * Further properties of a column depending on its kind: unit, key pattern, list that it refers to, options.
 */
export function Particulars({
  pointer: field,
  member: { schema },
  onChange,
}: {
  /** Pointer of the field that it is a column of. */
  readonly pointer: string
  readonly member: Member
  readonly onChange: (set: NonNullable<Parameters<typeof changeMember>[4]['set']>) => InputError
}) {
  const { model, language, say } = useStudio()
  const kind = memberKindOf(schema)?.name
  if (kind === 'count' || kind === 'amount')
    return (
      <WholeCell
        label={say('unit')}
        shown={say('unit')}
        value={schema['x-unit'] ?? ''}
        onWhole={(text) => onChange({ 'x-unit': text.trim() })}
      />
    )
  if (kind === 'key')
    return (
      <WholeCell
        label={say('key-pattern')}
        shown={say('key-numbers', {
          first: rowKey(schema['x-key'] ?? '', 1),
          second: rowKey(schema['x-key'] ?? '', 2),
        })}
        value={schema['x-key'] ?? ''}
        onWhole={(text) => onChange({ 'x-key': text })}
      />
    )
  if (kind === 'reference')
    return (
      <select
        className="st-input"
        aria-label={say('refers-to')}
        value={schema['x-ref']?.list ?? ''}
        onChange={({ target }) => onChange({ 'x-ref': { list: target.value } })}
      >
        {keyedLists(model).map(({ pointer, title }) => (
          <option key={pointer} value={pointer}>
            {title}
          </option>
        ))}
      </select>
    )
  if (kind !== 'choice') return null
  const options = (schema.oneOf ?? []) as readonly Option[]
  const written = inLine(
    options.map(({ title }) => title),
    language,
  )
  return (
    <WholeCell
      label={say('options-in-line')}
      value={written}
      onWhole={(text) => onChange({ oneOf: named(itemsInLine(text), options, usedCodes(model, field)) })}
    />
  )
}

/** Options from a line of titles; one with an unchanged title or position keeps its code. */
function named(
  titles: readonly string[],
  before: readonly Option[],
  used: readonly string[],
): { const: string; title: string }[] {
  const kept: { const: string; title: string }[] = []
  const codeOf = (title: string, index: number) =>
    before.find((option) => option.title === title)?.const ??
    (titles.includes(before[index]?.title ?? '') ? undefined : before[index]?.const) ??
    optionCode([...before, ...kept], used)
  for (const [index, title] of titles.filter((candidate) => candidate !== '').entries())
    kept.push({ const: codeOf(title, index), title })
  return kept.length > 0 ? kept : before.map((option) => ({ ...option }))
}
