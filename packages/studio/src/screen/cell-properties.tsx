import type { ReactNode } from 'react'
import { defaultFieldType, treeOf } from '@formwright/definition'
import { fieldTypes } from '@formwright/fields'
import { setKeyword } from '../edits/change-field.ts'
import { addRow, blocksOf, mergeRight, moveRow, removeRow, setCell, splitCell } from '../edits/paper.ts'
import type { CellLocation } from '../edits/paper.ts'
import { rowStays, setRowStays } from '../edits/paper-pages.ts'
import { asRead } from '../edits/year-words.ts'
import type { Act } from '../edits/act.ts'
import { NumberInput } from './number-input.tsx'
import { BlockPages } from './paper-blocks.tsx'
import { SelectInput, TextInput, TickInput } from './text-input.tsx'
import { isText, useStudio } from './use-studio.ts'
import type { StudioText } from './use-studio.ts'

/** Properties of a cell of the official table: text, layout, and actions on its row. */
export function CellProperties({ location }: { readonly location: CellLocation }) {
  const { model, run, show, say } = useStudio()
  const row = blocksOf(model, location.part)[location.block]?.rows?.[location.row]
  const cell = row?.[location.index]
  if (!cell) return <p className="st-hint">{say('nothing-selected')}</p>
  const set = (change: Parameters<typeof setCell>[2], group?: string) =>
    run(setCell(model, location, change), group)
  // keep the selection on the moved row
  const runOn = (done: Act, to: number, index = location.index) => {
    run(done)
    show({ selection: { kind: 'cell', block: location.block, row: to, index } })
  }
  const at = `${location.block}/${location.row}/${location.index}`
  const absolute = (relative: string) => (location.part === '' ? relative : `/${location.part}${relative}`)
  const pointer = cell.field === undefined ? undefined : absolute(cell.field)
  const field = model.fields.find((candidate) => candidate.pointer === pointer)
  const type = field && defaultFieldType(field, fieldTypes)
  const words = (key: 'text' | 'lead' | 'note' | 'suffix') => (
    <TextInput
      label={say(`paper-${key}`)}
      value={asRead(model, cell[key] ?? '')}
      multiline={key !== 'suffix'}
      onChange={(value) => set({ [key]: value === '' && key !== 'text' ? undefined : value }, `${key}${at}`)}
    />
  )
  const named = cell.label === undefined ? undefined : absolute(cell.label)
  const label = named === undefined ? undefined : treeOf(model.bundle).nodeAt(named)
  return (
    <>
      <h2>{field?.title ?? label?.title ?? say('paper-cell')}</h2>
      {label && (
        <>
          <TextInput
            label={say('label')}
            value={label.title}
            multiline
            mustStand
            onChange={(title) => {
              // keep the cell selected rather than its field
              const { step, changes } = setKeyword(model, label.pointer, 'title', title)
              run({ step, changes }, `title${label.pointer}`)
            }}
          />
          <p className="st-hint">{say('paper-label-is-field')}</p>
          <TickInput
            label={say('paper-unit')}
            value={cell.unit === true}
            onChange={(on) => set({ unit: on ? true : undefined })}
          />
        </>
      )}
      {cell.field === undefined ? (
        cell.label === undefined && words('text')
      ) : (
        <>
          {type && type.paper.length > 1 && (
            <SelectInput
              label={say('paper-as')}
              value={cell.as ?? ''}
              options={[
                ['', say('paper-as-default')],
                ...type.paper.map((name) => [name, paperName(name, say)] as const),
              ]}
              onChange={(as) => set({ as: as || undefined })}
            />
          )}
          {words('lead')}
          {words('suffix')}
        </>
      )}
      {words('note')}
      <NumberInput
        label={say('paper-height')}
        value={cell.height}
        onChange={(height) => set({ height }, `height${at}`)}
      />
      {field?.node.kind === 'rows' && (
        <NumberInput
          label={say('paper-blank-rows')}
          value={cell.blankRows}
          onChange={(blankRows) => set({ blankRows }, `blank${at}`)}
        />
      )}
      <TickInput
        label={say('paper-row-with-next')}
        value={rowStays(row)}
        onChange={(on) => run(setRowStays(model, location, on))}
      />
      <div className="st-actions">
        <ActButton act={mergeRight(model, location)} onAct={run} why="paper-merge-not">
          {say('paper-merge')}
        </ActButton>
        <ActButton act={splitCell(model, location)} onAct={run} why="paper-split-not">
          {say('paper-split')}
        </ActButton>
      </div>
      <div className="st-actions">
        <ActButton
          act={moveRow(model, location, -1)}
          onAct={(done) => runOn(done, location.row - 1)}
          why="paper-row-not"
        >
          ↑ {say('paper-row-up')}
        </ActButton>
        <ActButton
          act={moveRow(model, location, 1)}
          onAct={(done) => runOn(done, location.row + 1)}
          why="paper-row-not"
        >
          ↓ {say('paper-row-down')}
        </ActButton>
        <ActButton act={addRow(model, location)} onAct={(done) => runOn(done, location.row + 1, 0)}>
          + {say('paper-row-add')}
        </ActButton>
        <ActButton act={removeRow(model, location)} onAct={run} why="paper-row-remove-not" isDanger>
          {say('paper-row-remove')}
        </ActButton>
      </div>
      <h2>{say('paper-whole-table')}</h2>
      <BlockPages index={location.block} />
    </>
  )
}

/** A button for an act; disabled with a reason if the act would change nothing. */
function ActButton({
  act,
  onAct,
  why,
  isDanger = false,
  children,
}: {
  readonly act: Act
  readonly onAct: (act: Act) => void
  readonly why?: StudioText
  readonly isDanger?: boolean
  readonly children: ReactNode
}) {
  const { say } = useStudio()
  const isIdle = act.changes.size === 0
  return (
    <>
      <button
        type="button"
        className={`st-button${isDanger ? ' st-danger' : ''}`}
        disabled={isIdle}
        title={isIdle && why ? say(why) : undefined}
        onClick={() => onAct(act)}
      >
        {children}
      </button>
      {isIdle && why && why !== 'paper-row-not' && <span className="st-hint">{say(why)}</span>}
    </>
  )
}

/** The name of a paper layout; for one of a third-party field type its identifier. */
function paperName(name: string, say: (text: StudioText) => string): string {
  const text = `paper-as-${name}`
  return isText(text) ? say(text) : name
}
