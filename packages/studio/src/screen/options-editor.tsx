import type { Option } from '@formwright/definition'
import { optionCode, setOptions } from '../edits/change-field.ts'
import { formText } from '../kinds/form-text.ts'
import { ItemsEditor } from './items-editor.tsx'
import { useStudio } from './use-studio.ts'

/** The options of a choice: titles are written in place, codes stay as they are stored. */
export function OptionsEditor({
  pointer,
  options,
}: {
  readonly pointer: string
  readonly options: readonly Option[]
}) {
  const { model, run, say } = useStudio()
  const set = (next: readonly Option[], group?: string) => run(setOptions(model, pointer, next), group)
  return (
    <ItemsEditor
      legend={say('options')}
      items={options}
      keyOf={(option) => option.const}
      removeLabel={({ title }) => say('remove-option', { title })}
      addLabel={say('add-option')}
      onChange={set}
      onAdd={() => {
        const title = formText(model.bundle.form, 'option', options.length + 1)
        set([...options, { const: optionCode(options), title }])
      }}
    >
      {(option, index) => (
        <input
          className="st-input"
          aria-label={say('option-title', { n: index + 1 })}
          title={say('option-code', { code: option.const })}
          value={option.title}
          onChange={({ target }) =>
            set(
              options.map((one, at) => (at === index ? { ...one, title: target.value } : one)),
              `option${pointer}${option.const}`,
            )
          }
        />
      )}
    </ItemsEditor>
  )
}
