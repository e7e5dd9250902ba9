import type { Option } from '@formwright/definition'
import { optionCode, setOptions } from '../edits/change-field.ts'
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
  const swap = (index: number, by: -1 | 1) => {
    const next = [...options]
    next.splice(index + by, 0, ...next.splice(index, 1))
    set(next)
  }
  return (
    <fieldset className="st-list">
      <legend>{say('options')}</legend>
      {options.map((option, index) => (
        <div key={option.const} className="st-item" title={say('option-code', { code: option.const })}>
          <input
            className="st-input"
            aria-label={say('option-title', { n: index + 1 })}
            value={option.title}
            onChange={({ target }) =>
              set(
                options.map((one, at) => (at === index ? { ...one, title: target.value } : one)),
                `option${pointer}${option.const}`,
              )
            }
          />
          <button
            type="button"
            className="st-icon"
            aria-label={say('move-up')}
            disabled={index === 0}
            onClick={() => swap(index, -1)}
          >
            ↑
          </button>
          <button
            type="button"
            className="st-icon"
            aria-label={say('move-down')}
            disabled={index === options.length - 1}
            onClick={() => swap(index, 1)}
          >
            ↓
          </button>
          <button
            type="button"
            className="st-icon"
            aria-label={say('remove-option', { title: option.title })}
            disabled={options.length === 1}
            onClick={() => set(options.filter((_, at) => at !== index))}
          >
            ×
          </button>
        </div>
      ))}
      <button
        type="button"
        className="st-button"
        onClick={() => {
          const code = optionCode(options)
          set([...options, { const: code, title: say('option-title', { n: options.length + 1 }) }])
        }}
      >
        ＋ {say('add-option')}
      </button>
    </fieldset>
  )
}
