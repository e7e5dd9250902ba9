import { useEffect, useMemo, useRef, useState } from 'react'
import { JsonFormsDispatch } from '@jsonforms/react'
import type { JsonFormsInitStateProps } from '@jsonforms/react'
import { configReducer, Actions, defaultJsonFormsI18nState, Generate } from '@jsonforms/core'
import type { CoreActions } from '@jsonforms/core'
import { CoreSource } from '../source/core-source.ts'
import { HostProvider } from './scoped.tsx'
import type { Host } from './scoped.tsx'

export interface ScopedJsonFormsProps extends JsonFormsInitStateProps {
  readonly onChange?: (state: { data: unknown; errors: readonly unknown[] }) => void
}

/**
 * A replacement for `JsonForms` from `@jsonforms/react` for any schema and any renderers: same state and
 * renderers, but a change only renders what reads it. Data and schema are those of the first render.
 */
export function ScopedJsonForms(props: ScopedJsonFormsProps) {
  const [source] = useState(() => {
    const schema = props.schema ?? Generate.jsonSchema(props.data as never)
    const uischema = props.uischema ?? Generate.uiSchema(schema)
    const { ajv, validationMode } = props
    return new CoreSource({
      data: props.data,
      schema,
      uischema,
      ...(ajv ? { ajv } : {}),
      ...(validationMode ? { validationMode } : {}),
    })
  })
  const { config, i18n, uischemas, readonly, renderers, cells } = props
  const host = useMemo<Host>(
    () => ({
      source,
      schema: source.core.schema,
      uischema: source.core.uischema,
      renderers,
      cells: cells ?? [],
      rest: {
        config: configReducer(undefined, Actions.setConfig(config)),
        i18n: { ...defaultJsonFormsI18nState, ...i18n },
        uischemas: uischemas ?? [],
        readonly: readonly ?? false,
        dispatch: (action: CoreActions) => source.dispatch(action),
      },
    }),
    [source, renderers, cells, config, i18n, uischemas, readonly],
  )
  const changed = useRef(props.onChange)
  useEffect(() => {
    changed.current = props.onChange
  })
  useEffect(() => {
    const notify = () => changed.current?.({ data: source.core.data, errors: source.core.errors ?? [] })
    notify()
    return source.subscribe('', notify)
  }, [source])
  return (
    <HostProvider host={host}>
      <JsonFormsDispatch uischema={host.uischema} schema={host.schema} path="" />
    </HostProvider>
  )
}
