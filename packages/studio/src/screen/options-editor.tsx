import { useState } from 'react'
import type { Option } from '@formwright/definition'
import { optionCode, setOptions } from '../edits/change-field.ts'
import { isOptionUsed, removeOption } from '../edits/remove-option.ts'
import { formText } from '../kinds/form-text.ts'
import { itemsTogether, withPastedOptions } from '../edits/pasted-options.ts'
import { usedCodes } from '../model/used-names.ts'
import { nodeAt } from '../model/studio-model.ts'
import { ItemsEditor } from './items-editor.tsx'
import { RemoveOption } from './remove-option.tsx'
import { useStudio } from './use-studio.ts'

/** The options of a choice: titles are edited in place, stored codes do not change. */
export function OptionsEditor({
  pointer,
  options,
}: {
  readonly pointer: string
  readonly options: readonly Option[]
}) {
  const { model, run } = useStudio()
  const [confirming, setConfirming] = useState<string>()
  const option = options.find((candidate) => candidate.const === confirming)
  return (
    <>
      <OptionList
        pointer={pointer}
        options={options}
        onChange={(next, code) => run(setOptions(model, pointer, next), code && `option${pointer}${code}`)}
        onRemove={({ const: code }) =>
          isOptionUsed(model, pointer, code) ? setConfirming(code) : run(removeOption(model, pointer, code))
        }
      />
      {option && <RemoveOption pointer={pointer} option={option} onDone={() => setConfirming(undefined)} />}
    </>
  )
}

/** A list of options of a field, independent of where in the field they are stored. */
export function OptionList({
  pointer,
  options,
  onChange,
  onRemove,
}: {
  readonly pointer: string
  readonly options: readonly Option[]
  readonly onRemove?: (option: Option) => void
  /** Called with the changed options, and the code of the one whose title is being edited. */
  readonly onChange: (options: readonly Option[], code?: string) => void
}) {
  const { model, say } = useStudio()
  const unnamed = new RegExp(`^${formText(model.bundle.form, 'option', String.raw`\d+`)}$`)
  const isUnnamed = (title: string) => unnamed.test(title)
  // a single tick, or a single place to sign, needs no further options
  const { schema } = nodeAt(model, pointer)
  const isAlone = schema.type !== 'array' && schema['x-evidence'] === undefined
  const joined = options.flatMap(({ title }, index) => {
    const several = itemsTogether(title, options.length)
    const next = several && withPastedOptions(options, index, several.join('\n'), usedCodes(model, pointer))
    return next ? [{ title, next, n: several.length }] : []
  })
  return (
    <>
      <ItemsEditor
        legend={say('options')}
        items={options}
        keyOf={(option) => option.const}
        removeLabel={({ title }) => say('remove-option', { title })}
        addLabel={say('add-option')}
        nextLabel={say('option-title', { n: options.length + 1 })}
        onChange={(next) => onChange(next)}
        onRemove={onRemove}
        onAdd={(title = '') => {
          const used = usedCodes(model, pointer)
          const all = [...options, { const: optionCode(options, used), title }]
          onChange(withPastedOptions(all, options.length, title, used) ?? all)
        }}
      >
        {(option, index) => (
          <input
            className="st-input"
            aria-label={say('option-title', { n: index + 1 })}
            title={say('option-code', { code: option.const })}
            value={option.title}
            onChange={({ target }) =>
              onChange(
                options.map((otherOption, at) =>
                  at === index ? { ...otherOption, title: target.value } : otherOption,
                ),
                option.const,
              )
            }
            onPaste={(event) => {
              const pasted = event.clipboardData.getData('text/plain')
              const next = withPastedOptions(options, index, pasted, usedCodes(model, pointer), isUnnamed)
              if (!next) return
              event.preventDefault()
              onChange(next)
            }}
          />
        )}
      </ItemsEditor>
      {isAlone && options.length === 1 && <p className="st-hint st-warning">{say('option-alone')}</p>}
      {joined.map(({ title, next, n }) => (
        <button key={title} type="button" className="st-button" onClick={() => onChange(next)}>
          {say('option-split', { title, n })}
        </button>
      ))}
    </>
  )
}
