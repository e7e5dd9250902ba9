import { createRoot } from 'react-dom/client'
import { useForm } from 'react-hook-form'
import { sectionsOf } from './schema.mjs'

interface Schema {
  readonly type: string
  readonly title: string
  readonly maxLength?: number
  readonly minimum?: number
  readonly oneOf?: readonly { readonly const: string; readonly title: string }[]
}

const sections = sectionsOf(Number(new URLSearchParams(location.search).get('fields'))) as {
  key: string
  title: string
  properties: Record<string, Schema>
  required: string[]
}[]

/**
 * Bare inputs, registered and validated on change, with their error messages: as one writes such a form by
 * hand.
 */
function Form() {
  const {
    register,
    formState: { errors },
  } = useForm({ mode: 'onChange' })
  return (
    <form>
      {sections.map(({ key, title, properties, required }) => (
        <fieldset key={key}>
          <legend>{title}</legend>
          {Object.entries(properties).map(([name, schema]) => {
            const rules = {
              required: required.includes(name),
              ...(schema.maxLength ? { maxLength: schema.maxLength } : {}),
              ...(schema.minimum === undefined ? {} : { min: schema.minimum, valueAsNumber: true }),
            }
            const error = (errors[key] as Record<string, { type?: string } | undefined> | undefined)?.[name]
            return (
              <label key={name}>
                {schema.title}
                {schema.oneOf ? (
                  <select {...register(`${key}.${name}`, rules as never)}>
                    {schema.oneOf.map((option) => (
                      <option key={option.const} value={option.const}>
                        {option.title}
                      </option>
                    ))}
                  </select>
                ) : (
                  <input
                    type={
                      schema.type === 'boolean' ? 'checkbox' : schema.type === 'number' ? 'number' : 'text'
                    }
                    {...register(`${key}.${name}`, rules as never)}
                  />
                )}
                {error && <span role="alert">{error.type}</span>}
              </label>
            )
          })}
        </fieldset>
      ))}
    </form>
  )
}

createRoot(document.body.appendChild(document.createElement('div'))).render(<Form />)
