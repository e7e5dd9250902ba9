import { PRIVATE_KINDS, joinList } from '@formwright/definition'
import type { Field } from '@formwright/definition'
import { setKeyword } from '../edits/change-field.ts'
import { fillersOf, setFiller, setSeesPrivate } from '../edits/rights.ts'
import { SelectInput, TickInput } from './text-input.tsx'
import { useStudio } from './use-studio.ts'

/** Who fills in a field, who sees it, and what others see of it. */
export function Visibility({ field: { pointer, schema } }: { readonly field: Field }) {
  const { model, language, run, say } = useStudio()
  const { roles = {}, workflow, region = {} } = model.bundle.form
  const text = schema.type === 'string' && !schema.oneOf && schema.format === undefined
  const kind = schema['x-private']
  const fillers = fillersOf(model, pointer)
  const readers = Object.entries(roles).filter(([role]) =>
    Object.values(workflow?.states ?? {}).some(({ read = [] }) => read.includes(role)),
  )
  const level = Object.entries(region).find(([, at]) => at === pointer)?.[0]
  const titles = joinList(
    readers.map(([, { title }]) => title),
    language,
  )
  return (
    <fieldset className="st-list">
      <legend>{say('who')}</legend>
      {level !== undefined && <p className="st-hint">{say('who-region')}</p>}
      {fillers.map(({ role, title, states, byWhole }) =>
        byWhole ? (
          <p key={role} className="st-hint">
            {say('who-fills-whole', { role: title, states: joinList(states, language) })}
          </p>
        ) : (
          <TickInput
            key={role}
            label={
              states.length > 0
                ? say('who-fills-in', { role: title, states: joinList(states, language) })
                : say('who-fills', { role: title })
            }
            value={states.length > 0}
            onChange={(on) => run(setFiller(model, pointer, role, on))}
          />
        ),
      )}
      <p className="st-hint">{titles === '' ? say('who-sees-all') : say('who-sees', { roles: titles })}</p>
      {text && (
        <SelectInput
          label={say('private')}
          value={kind ?? 'open'}
          options={(['open', ...PRIVATE_KINDS] as const).map(
            (otherKind) => [otherKind, say(`private-${otherKind}`)] as const,
          )}
          onChange={(otherKind) =>
            run(setKeyword(model, pointer, 'x-private', otherKind === 'open' ? undefined : otherKind))
          }
        />
      )}
      {kind !== undefined &&
        readers.map(([role, { title, seesPrivate = false }]) => (
          <TickInput
            key={role}
            label={say('private-role', { role: title })}
            value={seesPrivate}
            onChange={(on) => run(setSeesPrivate(model, role, on))}
          />
        ))}
    </fieldset>
  )
}
