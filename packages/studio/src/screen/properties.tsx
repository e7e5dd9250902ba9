import { memo, useState } from 'react'
import { defaultFieldType, noneOf, noneWord, regionLevelsOf, translate } from '@formwright/definition'
import type { Field } from '@formwright/definition'
import { fieldTypes } from '@formwright/fields'
import { changeKind, optionsOfField, setKeyword, setRequired } from '../edits/change-field.ts'
import type { FieldKeyword } from '../edits/change-field.ts'
import { setInTable } from '../edits/edition.ts'
import { matrixLevels } from '../edits/matrix-levels.ts'
import { keyedLists } from '../edits/members.ts'
import { isOwnRegion, regionLevelOf, setOwnRegion, setRegionLevel } from '../edits/own-region.ts'
import { isListPrinted, setListPrinted } from '../edits/printed-list.ts'
import { formText } from '../kinds/form-text.ts'
import { kindOfField } from '../kinds/kind-of-field.ts'
import { kindName } from '../kinds/kinds.ts'
import { shownAs } from '../model/shown-as.ts'
import { writtenAt } from '../model/studio-model.ts'
import { inOneLine } from './in-one-line.ts'
import { levelTitle } from './level-title.ts'
import { AnnualProperties } from './annual-properties.tsx'
import { CarryChoice } from './carry-choice.tsx'
import { CellProperties } from './cell-properties.tsx'
import { ColumnsEditor } from './columns-editor.tsx'
import { EvidenceProperties } from './evidence-properties.tsx'
import { MatrixLevels } from './matrix-levels-editor.tsx'
import { MembersEditor } from './members-editor.tsx'
import { OptionsEditor } from './options-editor.tsx'
import { KindChoice } from './palette.tsx'
import { PaperPages } from './paper-pages.tsx'
import { FieldRules } from './field-rules.tsx'
import { GroupProperties, PartProperties } from './part-properties.tsx'
import { Remove } from './remove-field.tsx'
import { NumberInput } from './number-input.tsx'
import { SelectInput, TextInput, TickInput } from './text-input.tsx'
import { TextFormInput } from './text-form-input.tsx'
import { Translations } from './translation-input.tsx'
import { Usages } from './usages.tsx'
import { Visibility } from './visibility.tsx'
import { useMoveToPart } from './use-move-to-part.ts'
import { isText, useStudio } from './use-studio.ts'
import { WholeInput } from './whole-input.tsx'

/** The properties of the selected item. */
export const Properties = memo(function Properties() {
  const { model, part, selection, view, say } = useStudio()
  const field =
    selection?.kind === 'field'
      ? model.fields.find((candidate) => candidate.pointer === selection.pointer)
      : undefined
  return (
    <aside className="st-properties" aria-label={say('properties')}>
      {field ? (
        <FieldProperties key={field.pointer} field={field} />
      ) : selection?.kind === 'group' ? (
        <GroupProperties key={selection.pointer} pointer={selection.pointer} />
      ) : selection?.kind === 'cell' ? (
        <CellProperties location={{ part, ...selection }} />
      ) : (
        <>
          {selection === undefined && view !== 'paper' && (
            <p className="st-hint">{say('nothing-selected')}</p>
          )}
          <PartProperties key={part} />
          {view === 'paper' && <PaperPages />}
        </>
      )}
    </aside>
  )
})

function FieldProperties({ field }: { readonly field: Field }) {
  const { model, run, attempt, say } = useStudio()
  const { schema, pointer } = field
  const set = (keyword: FieldKeyword, value: Parameters<typeof setKeyword>[3]) =>
    attempt(setKeyword(model, pointer, keyword, value), `${keyword}${pointer}`)
  const number = schema.type === 'number' || schema.type === 'integer'
  const text = schema.type === 'string' && !schema.oneOf && schema.format === undefined
  const kind = kindOfField(schema, model.bundle.form)
  const isAttachment = kind?.name === 'attachment'
  const options = optionsOfField(schema)
  const levels = matrixLevels(model, pointer)
  const written = writtenAt(model, field.schemaPointer)
  return (
    <>
      <TextInput
        label={say('label')}
        value={field.title}
        multiline
        mustStand
        onChange={(value) => set('title', inOneLine(value))}
      />
      <Translations text={field.title} />
      <Kind field={field} />
      <InPart field={field} />
      <OfHost field={field} />
      <TickInput
        label={say('required')}
        value={isRequired(model, written)}
        onChange={(on) => run(setRequired(model, pointer, on))}
      />
      {(number || text || schema.type === 'array') && (
        <TickInput
          label={say('none-allowed', { none: noneOf(schema) ?? noneWord(model.bundle.form) })}
          value={noneOf(schema) !== undefined}
          onChange={(on) => set('x-none', on ? true : undefined)}
        />
      )}
      {number && (
        <div className="st-pair">
          <WholeInput
            label={say('unit')}
            value={schema['x-unit'] ?? ''}
            onWhole={(value) => set('x-unit', value.trim() || undefined)}
          />
          {schema.type === 'number' && (
            <NumberInput
              label={say('decimals')}
              value={schema['x-decimals']}
              onChange={(value) => set('x-decimals', value)}
            />
          )}
          <NumberInput
            label={say('minimum')}
            value={schema.minimum}
            onChange={(value) => set('minimum', value)}
          />
          <NumberInput
            label={say('maximum')}
            value={schema.maximum}
            onChange={(value) => set('maximum', value)}
          />
        </div>
      )}
      {schema['x-annual'] !== undefined && <AnnualProperties field={field} />}
      {text && (
        <NumberInput
          label={say('words')}
          value={schema['x-words']}
          onChange={(value) => set('x-words', value)}
        />
      )}
      {text && !kind && <TextFormInput key={pointer} pointer={pointer} pattern={schema.pattern} />}
      {options && !levels && !isAttachment && <OptionsEditor pointer={pointer} options={options} />}
      {number && (
        <TickInput
          label={say('has-list')}
          value={schema['x-list'] !== undefined}
          onChange={(on) =>
            set(
              'x-list',
              on
                ? { columns: [{ key: 'name', title: formText(model.bundle.form, 'name'), required: true }] }
                : undefined,
            )
          }
        />
      )}
      {schema['x-list'] && (
        <>
          <ColumnsEditor pointer={pointer} schema={schema} list={schema['x-list']} />
          <TickInput
            label={say('list-printed')}
            value={isListPrinted(model, pointer)}
            onChange={(on) => run(setListPrinted(model, pointer, on))}
          />
        </>
      )}
      {levels && <MatrixLevels pointer={pointer} levels={levels} />}
      <MembersEditor pointer={pointer} axis="lines" />
      <MembersEditor pointer={pointer} axis="columns" />
      <RefersTo field={field} />
      {schema.format === 'region' && <Region pointer={pointer} />}
      <EvidenceProperties
        field={field}
        isAttachment={isAttachment}
        onChange={(rule) => set('x-evidence', rule && { ...rule })}
      />
      <TextInput
        label={say('help')}
        value={schema.description ?? ''}
        multiline
        onChange={(value) => set('description', value || undefined)}
      />
      <TextInput
        label={say('source')}
        value={schema['x-source'] ?? ''}
        onChange={(value) => set('x-source', value || undefined)}
      />
      <FieldRules field={field} />
      <Tables field={field} />
      <CarryChoice field={field} />
      <Visibility field={field} />
      <p className="st-hint">
        {say('identity')} <code>{field.target}</code>
      </p>
      <Usages field={field} />
      <Remove field={field} />
    </>
  )
}

/** The part that a field is in; choosing another moves it to the end of that. */
function InPart({ field: { pointer, part } }: { readonly field: Field }) {
  const { model, language, say } = useStudio()
  const moveToPart = useMoveToPart()
  const { parts } = model.bundle
  if (parts.length < 2) return null
  return (
    <SelectInput
      label={say('field-part')}
      value={part}
      options={parts.map(({ key, title }) => [key, translate(model.bundle, language, title)])}
      onChange={(key) => moveToPart(pointer, { part: key })}
    />
  )
}

function isRequired(
  model: ReturnType<typeof useStudio>['model'],
  location: { file: string; pointer: string },
): boolean {
  const source = [...model.loaded.sources.values()].find(({ file }) => file === location.file)
  const keys = location.pointer.split('/')
  const holder = keys
    .slice(1, -2)
    .reduce<unknown>((node, key) => (node as Record<string, unknown>)?.[key], source?.value)
  const { required = [] } = (holder ?? {}) as { required?: readonly string[] }
  return required.includes(keys.at(-1)!)
}

function Kind({ field }: { readonly field: Field }) {
  const { model, language, run, say } = useStudio()
  const [choosing, setChoosing] = useState(false)
  const known = kindOfField(field.schema, model.bundle.form)
  const type = shownAs(model, field).type ?? defaultFieldType(field, fieldTypes)?.name ?? ''
  const name: string = `type-${type}`
  return (
    <div className="st-property">
      <span className="st-name">{say('kind')}</span>
      {choosing ? (
        <div className="st-palette">
          <KindChoice
            onChoose={(kind) => {
              run(changeKind(model, field.pointer, kind.name))
              setChoosing(false)
            }}
            onCancel={() => setChoosing(false)}
          />
        </div>
      ) : (
        <div className="st-line">
          <span>{known ? kindName(known, language) : isText(name) ? say(name) : type}</span>
          <button type="button" className="st-button" onClick={() => setChoosing(true)}>
            {say('change-kind')}
          </button>
        </div>
      )}
    </div>
  )
}

/** The list whose rows a field refers to. */
function RefersTo({ field: { pointer, schema } }: { readonly field: Field }) {
  const { model, run, say } = useStudio()
  const reference = schema['x-ref']
  if (!reference) return null
  return (
    <SelectInput
      label={say('refers-to')}
      value={reference.list}
      options={keyedLists(model).map((keyedList) => [keyedList.pointer, keyedList.title] as const)}
      onChange={(list) => run(setKeyword(model, pointer, 'x-ref', { ...reference, list }))}
    />
  )
}

/** The region level of a field, and whether it is prefilled with the application's region. */
function Region({ pointer }: { readonly pointer: string }) {
  const { model, run, say } = useStudio()
  const levels = regionLevelsOf(model.bundle.form)
  return (
    <>
      <SelectInput
        label={say('region-level')}
        value={regionLevelOf(model, pointer)}
        options={levels.map((level) => [level, levelTitle(model.bundle.form, level, say)] as const)}
        onChange={(to) => {
          if (levels.includes(to)) run(setRegionLevel(model, pointer, to))
        }}
      />
      <TickInput
        label={say('region-own')}
        value={isOwnRegion(model, pointer)}
        onChange={(on) => run(setOwnRegion(model, pointer, on))}
      />
    </>
  )
}

/** Whether the field is a column of the tables across applications. */
function Tables({ field }: { readonly field: Field }) {
  const { model, run, say } = useStudio()
  return (model.bundle.edition.tables ?? []).map((table, index) => (
    <TickInput
      key={table.id}
      label={say('in-table', { table: table.title })}
      value={table.columns.some(({ value }) => value === field.pointer)}
      onChange={(on) => run(setInTable(model, index, field.pointer, on ? field.title : undefined))}
    />
  ))
}

/** What the host knows about a field: its changes, and comments. */
function OfHost({ field }: { readonly field: Field }) {
  const { Changes, Comments } = useStudio()
  return (
    <>
      {Changes && <Changes field={field.id} />}
      {Comments && <Comments of={[field.id, field.target, field.label, field.title]} />}
    </>
  )
}
