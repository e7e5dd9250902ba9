import { useState } from 'react'
import { equal, memberSchemas, optionsOf, orderedMembers, translate, yesNo } from '@formwright/definition'
import type { Json, Schema } from '@formwright/definition'
import { ItemsEditor } from './items-editor.tsx'
import { SelectInput, TextInput, TickInput } from './text-input.tsx'
import { useStudio } from './use-studio.ts'
import { valueInWords, valueOfWords } from './value-in-words.ts'
import type { InputError } from './whole-input.tsx'

interface Props {
  readonly label: string
  /** The schema of the value; without it, the control depends on the type of the value. */
  readonly schema: Schema | undefined
  readonly value: Json | undefined
  /** Stores the value, `undefined` for an empty one; or returns why it cannot be stored. */
  readonly onChange: (value: Json | undefined) => InputError
}

type Group = Readonly<Record<string, Json>>

/**
 * An input for any value by its type: yes, no and options are selected, several options ticked, rows and
 * lines listed, members of a group shown under their labels; everything else is typed.
 */
export function ValueInput(props: Props) {
  const { schema, value } = props
  const types = [schema?.type].flat()
  if (types.includes('boolean') || typeof value === 'boolean' || (schema && optionsOf(schema)))
    return <Chosen {...props} />
  if (types[0] === 'array' || Array.isArray(value))
    return schema?.items && optionsOf(schema.items) ? <Ticked {...props} /> : <Lines {...props} />
  if (types[0] === 'object' || (typeof value === 'object' && value !== null)) return <Members {...props} />
  return <Typed {...props} />
}

/** One of several options; yes and no if there are no others. */
function Chosen({ label, schema, value, onChange }: Props) {
  const { model, language } = useStudio()
  const options =
    (schema && optionsOf(schema)) ??
    [true, false].map((one) => ({ const: one, title: yesNo(one, language) }) as const)
  const at = options.findIndex((option) => option.const === value)
  return (
    <SelectInput
      label={label}
      value={at < 0 ? '' : String(at)}
      options={[
        ['', ''],
        ...options.map(
          ({ title }, index) => [String(index), translate(model.bundle, language, title)] as const,
        ),
      ]}
      onChange={(index) => void onChange(index === '' ? undefined : options[Number(index)]!.const)}
    />
  )
}

/** Several of several options. */
function Ticked({ label, schema, value, onChange }: Props) {
  const { model, language } = useStudio()
  const ticked = Array.isArray(value) ? value : []
  return (
    <fieldset className="st-list">
      <legend>{label}</legend>
      {optionsOf(schema!.items!)!.map(({ const: code, title }) => (
        <TickInput
          key={String(code)}
          label={translate(model.bundle, language, title)}
          value={ticked.includes(code)}
          onChange={(on) => void onChange(on ? [...ticked, code] : ticked.filter((one) => one !== code))}
        />
      ))}
    </fieldset>
  )
}

/** Rows of a table, or a list of texts. */
function Lines({ label, schema, value, onChange }: Props) {
  const { say } = useStudio()
  const lines = (Array.isArray(value) ? value : []).map((line, index) => ({ line, index }))
  const put = (changed: readonly Json[]) => void onChange([...changed])
  const named = (index: number) => `${label} ${index + 1}`
  const isOfRows = [schema?.items?.type].flat()[0] === 'object'
  return (
    <ItemsEditor
      legend={label}
      items={lines}
      keyOf={({ index }) => String(index)}
      mayBeNone
      removeLabel={({ index }) => say('remove-member', { title: named(index) })}
      addLabel={say('add-lines')}
      onAdd={() => put([...lines.map(({ line }) => line), isOfRows ? {} : ''])}
      onChange={(changed) => put(changed.map(({ line }) => line))}
    >
      {({ line, index }) => (
        <ValueInput
          label={named(index)}
          schema={schema?.items}
          value={line}
          onChange={(next) =>
            put(lines.map((otherLine) => (otherLine.index === index ? (next ?? '') : otherLine.line)))
          }
        />
      )}
    </ItemsEditor>
  )
}

/** The members of a row or group. */
function Members({ label, schema, value, onChange }: Props) {
  const { model, language } = useStudio()
  const current = typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Group) : {}
  const members = memberSchemas(schema ?? {})
  // further existing members are shown where they are allowed
  const more = schema?.additionalProperties === false ? [] : Object.keys(current)
  return (
    <fieldset className="st-list">
      <legend>{label}</legend>
      <div className="st-pair">
        {[...new Set([...orderedMembers(schema ?? {}).map(([key]) => key), ...more])].map((key) => (
          <ValueInput
            key={key}
            label={translate(model.bundle, language, members.get(key)?.title ?? key)}
            schema={members.get(key)}
            value={current[key]}
            onChange={(next) => {
              const { [key]: _, ...others } = current
              return onChange(next === undefined ? others : { ...current, [key]: next })
            }}
          />
        ))}
      </div>
    </fieldset>
  )
}

/** A number or text; the typed text of a number is kept as it is. */
function Typed({ label, schema, value, onChange }: Props) {
  const { say } = useStudio()
  const [typed, setTyped] = useState('')
  const isNumber = [schema?.type].flat().some((type) => type === 'number' || type === 'integer')
  return (
    <TextInput
      label={label}
      value={equal(valueOfWords(typed, schema), value) ? typed : valueInWords(value)}
      onChange={(text) => {
        setTyped(text)
        const next = valueOfWords(text, schema)
        const isWrong = isNumber && typeof next === 'string' && schema?.['x-none'] === undefined
        return isWrong ? say('number-wrong', { text }) : onChange(next)
      }}
    />
  )
}
