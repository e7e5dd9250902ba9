import { createContext, useContext, useMemo } from 'react'
import type { ComponentType } from 'react'
import { JsonFormsContext, UnknownRenderer } from '@jsonforms/react'
import type { JsonFormsStateContext } from '@jsonforms/react'
import { isVisible } from '@jsonforms/core'
import type {
  JsonFormsCellRendererRegistryEntry,
  JsonFormsRendererRegistryEntry,
  JsonSchema,
  OwnPropsOfRenderer,
  TesterContext,
  UISchemaElement,
} from '@jsonforms/core'
import type { Source } from '../source/source.ts'
import { readsOf } from './reads.ts'
import { useSlice } from './slice.ts'

/** A renderer of the registry. `unscoped` ones read the store themselves and need no JSON Forms context. */
export interface RendererEntry extends JsonFormsRendererRegistryEntry {
  readonly unscoped?: true
}

/** The context shared by all scoped elements of one form. Its identity stays the same while values change. */
export interface Host {
  readonly source: Source
  readonly schema: JsonSchema
  readonly uischema: UISchemaElement
  readonly renderers: readonly RendererEntry[]
  readonly cells: readonly JsonFormsCellRendererRegistryEntry[]
  /** The rest of the JSON Forms context: config, i18n, uischemas, readonly, dispatch. */
  readonly rest: Omit<JsonFormsStateContext, 'core' | 'renderers' | 'cells'>
}

const HostContext = createContext<Host | undefined>(undefined)

interface ScopedProps {
  readonly uischema: UISchemaElement
  readonly schema: JsonSchema
  readonly path: string
  readonly enabled?: boolean
  readonly id?: string
}

/** Provides a host: each element below it, ours, stock or third-party, receives its own slice. */
export function HostProvider({
  host,
  children,
}: {
  readonly host: Host
  readonly children: React.ReactNode
}) {
  const context = useMemo<JsonFormsStateContext>(() => contextOf(host, host.source.data, []), [host])
  return (
    <HostContext.Provider value={host}>
      <JsonFormsContext.Provider value={context}>{children}</JsonFormsContext.Provider>
    </HostContext.Provider>
  )
}

/** The registry that elements see: dispatching a child through it renders the child in its own scope. */
const SCOPED: readonly JsonFormsRendererRegistryEntry[] = [
  { tester: () => Number.MAX_SAFE_INTEGER, renderer: Scoped },
]

/** Picks the renderer of an element and passes it its slice. */
export function Scoped(props: ScopedProps) {
  const host = useContext(HostContext)
  if (!host) throw new Error('An element was shown outside its form')
  const entry = usePick(host, props.uischema, props.schema)
  if (!entry) return <UnknownRenderer type="renderer" />
  if (entry.unscoped && !props.uischema.rule) return <Shown entry={entry} host={host} {...props} />
  return <ScopedRenderer entry={entry} host={host} {...props} />
}

interface ScopedRendererProps extends ScopedProps {
  readonly entry: RendererEntry
  readonly host: Host
}

function Shown({ entry, host, ...props }: ScopedRendererProps) {
  const Renderer = entry.renderer as ComponentType<OwnPropsOfRenderer & { id?: string | undefined }>
  return (
    <Renderer
      {...props}
      renderers={SCOPED as JsonFormsRendererRegistryEntry[]}
      cells={host.cells as JsonFormsCellRendererRegistryEntry[]}
    />
  )
}

/**
 * Subscribes to the slice. Renderers of JSON Forms evaluate their conditions themselves; for ours it is done
 * here.
 */
function ScopedRenderer(props: ScopedRendererProps) {
  const { host, uischema, path, entry } = props
  const reads = useMemo(() => readsOf(uischema, path), [uischema, path])
  const slice = useSlice(host.source, reads)
  const context = useMemo(() => contextOf(host, slice.data, slice.errors), [host, slice])
  if (slice.state === 'hidden') return null
  if (entry.unscoped && !isVisible(uischema, slice.data, path, host.source.ajv as never, host.rest.config))
    return null
  return (
    <JsonFormsContext.Provider value={context}>
      <Shown {...props} {...(slice.state === 'open' ? {} : { enabled: false })} />
    </JsonFormsContext.Provider>
  )
}

function contextOf(host: Host, data: unknown, errors: readonly unknown[]): JsonFormsStateContext {
  return {
    ...host.rest,
    core: {
      data,
      schema: host.schema,
      uischema: host.uischema,
      errors: errors as never[],
      ajv: host.source.ajv as never,
      validationMode: 'ValidateAndShow',
    },
    renderers: SCOPED as JsonFormsRendererRegistryEntry[],
    cells: host.cells as JsonFormsCellRendererRegistryEntry[],
  }
}

function usePick(host: Host, uischema: UISchemaElement, schema: JsonSchema): RendererEntry | undefined {
  return useMemo(() => {
    const context: TesterContext = { rootSchema: host.schema, config: host.rest.config }
    return pick(host.renderers, uischema, schema, context)
  }, [host.renderers, host.schema, host.rest.config, uischema, schema])
}

/** The entry of the highest rank; the first of equals, as in JSON Forms. */
function pick(
  entries: readonly RendererEntry[],
  uischema: UISchemaElement,
  schema: JsonSchema,
  context: TesterContext,
): RendererEntry | undefined {
  let best: RendererEntry | undefined
  let rank = -1
  for (const entry of entries) {
    const found = entry.tester(uischema, schema, context)
    if (found > rank) {
      best = entry
      rank = found
    }
  }
  return best
}
