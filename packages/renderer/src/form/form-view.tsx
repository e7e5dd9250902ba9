import { useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react'
import { JsonFormsDispatch } from '@jsonforms/react'
import { configReducer, Actions, defaultJsonFormsI18nState } from '@jsonforms/core'
import type {
  CoreActions,
  JsonFormsCellRendererRegistryEntry,
  JsonFormsRendererRegistryEntry,
  JsonSchema,
  UISchemaElement,
} from '@jsonforms/core'
import { FieldIndex, isRightToLeft, translate } from '@formwright/definition'
import type { Json, Language, UiElement } from '@formwright/definition'
import type { Finding, Form, FormStore } from '@formwright/engine'
import type { EvidenceFiles } from '../context/evidence-files.ts'
import { whenIdle } from '../context/when-idle.ts'
import { HostProvider } from '../scope/scoped.tsx'
import type { Host } from '../scope/scoped.tsx'
import { withFunctions } from '../scope/conditions.ts'
import { formStoreSource } from '../source/form-store-source.ts'
import { pointerOfPath } from '../source/paths.ts'
import { FormContext } from '../context/form-context.ts'
import type { Alternatives, Choice, FormContextValue, ScreenViews } from '../context/form-context.ts'
import { FieldLocator } from '../context/field-locator.ts'
import { keepClicks } from './click-guard.ts'
import { renderersOf } from './registry.tsx'

/** The imperative handle of a form. */
export interface FormHandle {
  /** Scrolls to the field of a pointer and focuses it; false if it is not on this page. */
  readonly focus: (pointer: string) => boolean
}

export interface FormViewProps {
  readonly form: Form
  readonly store: FormStore
  readonly views: ScreenViews
  /** Key of the part to show; all parts below one another without it. */
  readonly part?: string
  readonly files?: EvidenceFiles
  /** Whether the value at a pointer may be changed; by default all may. */
  readonly mayEdit?: (pointer: string) => boolean
  /**
   * Whether evidence of the field at a pointer may be added and removed; by default where the field may be
   * changed.
   */
  readonly mayAttach?: (pointer: string) => boolean
  /**
   * Whether each locked field says that somebody else fills it in. Leave it out where most fields are locked.
   */
  readonly explainLocked?: boolean
  /** Actions that the reader is offered for a finding, besides its fixes. */
  readonly choicesOf?: (finding: Finding) => readonly Choice[]
  /**
   * Renderers and cells for elements that no view shows: the stock ones of JSON Forms, or an agency's own.
   */
  readonly renderers?: readonly JsonFormsRendererRegistryEntry[]
  readonly cells?: readonly JsonFormsCellRendererRegistryEntry[]
  readonly onReady?: (handle: FormHandle) => void
  /** Nobody types into the form, so nothing is assessed in advance. */
  readonly isInert?: boolean
}

/**
 * The form for the years that the answers select; a different one when a date that the years depend on is
 * changed.
 */
function useFittingForm(edition: Form, store: FormStore): Form {
  const bundle = useSyncExternalStore(
    useCallback((listener: () => void) => store.subscribe('', listener), [store]),
    () => store.bundle,
    () => store.bundle,
  )
  return useMemo(
    () => (bundle.unfilled ? edition.fitting(store.answers, store.terms) : edition),
    [edition, store, bundle],
  )
}

/** The language of the store, which can change while the form is shown. */
function useLanguage(store: FormStore): Language {
  return useSyncExternalStore(
    useCallback((listener: () => void) => store.subscribe('', listener), [store]),
    () => store.language,
    () => store.language,
  )
}

const NOTHING: readonly never[] = []
const ALL = () => true
const NO_CHOICES = (): readonly Choice[] => NOTHING

/** The editor of a form, or of one of its parts. */
export function FormView({
  form: edition,
  store,
  views,
  part,
  files,
  mayEdit = ALL,
  mayAttach = mayEdit,
  explainLocked = true,
  choicesOf = NO_CHOICES,
  renderers = NOTHING,
  cells = NOTHING,
  onReady,
  isInert = false,
}: FormViewProps) {
  const [locator] = useState(() => new FieldLocator())
  const [aside] = useState<Alternatives>(() => ({ chosen: new Map(), values: new Map() }))
  const root = useRef<HTMLDivElement>(null)
  const form = useFittingForm(edition, store)
  const language = useLanguage(store)
  const fields = useMemo(() => new FieldIndex(form.bundle), [form])
  const host = useSameWhileEqual<FormContextValue>({
    form,
    store,
    language,
    views,
    fields,
    locator,
    aside,
    files,
    mayEdit,
    mayAttach,
    explainLocked,
    choicesOf,
  })
  const scope = useMemo<Host>(() => {
    const source = formStoreSource(form, store, mayEdit)
    return {
      source,
      schema: form.bundle.schema as unknown as JsonSchema,
      uischema: withFunctions(form.bundle.ui, source.ajv) as UISchemaElement,
      renderers: renderersOf(form.bundle, views.fields, renderers),
      cells,
      rest: {
        config: configReducer(undefined, Actions.setConfig(undefined)),
        i18n: {
          ...defaultJsonFormsI18nState,
          locale: language,
          translate: (_id: string, text?: string) =>
            (text === undefined ? text : translate(form.bundle, language, text)) as never,
        },
        uischemas: [],
        readonly: false,
        dispatch: (action: CoreActions) => update(store, action),
      },
    }
  }, [form, store, fields, views, renderers, cells, language, mayEdit])
  const shown = useMemo(() => elementOf(scope.uischema as UiElement, part), [scope, part])
  useEffect(() => {
    locator.root = root.current
    onReady?.({ focus: (pointer) => locator.focus(pointer) })
  }, [locator, onReady])
  useEffect(() => keepClicks(document), [])
  // render first, assess when the browser is idle
  useEffect(() => (isInert ? undefined : whenIdle(() => store.assess())), [store, isInert])
  return (
    <FormContext.Provider value={host}>
      <HostProvider host={scope}>
        <div className="fw-form" ref={root} lang={language} dir={isRightToLeft(language) ? 'rtl' : undefined}>
          {shown && (
            <JsonFormsDispatch
              key={part ?? ''}
              uischema={shown as UISchemaElement}
              schema={scope.schema}
              path=""
            />
          )}
        </div>
      </HostProvider>
    </FormContext.Provider>
  )
}

/**
 * Keeps the identity of an object as long as its members are the same, so that its consumers do not render
 * again.
 */
function useSameWhileEqual<T extends object>(value: T): T {
  // the members are always written in the same order
  return useMemo(() => value, Object.values(value))
}

function elementOf(ui: UiElement, part: string | undefined): UiElement | undefined {
  if (part === undefined) return ui
  return ui.elements?.find((element) => element.options?.part === part)
}

/** Applies a change dispatched by a JSON Forms renderer. */
function update(store: FormStore, action: CoreActions): void {
  if (!('updater' in action) || action.path === undefined || action.path === null) return
  const pointer = pointerOfPath(action.path)
  store.set(pointer, action.updater(structuredClone(store.get(pointer))) as Json | undefined)
}
