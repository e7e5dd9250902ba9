import { memo, useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react'
import type { ComponentType, KeyboardEvent as ReactKeyboardEvent, ReactNode } from 'react'
import { fetchSounds } from '#pinyin'
import { translate } from '@formwright/definition'
import type { FileMap, Language, Problem } from '@formwright/definition'
import type { DefinitionDocument } from '../document/definition-document.ts'
import { Unfinished } from '../document/unfinished.ts'
import type { Act } from '../edits/act.ts'
import { modelOf } from '../model/studio-model.ts'
import type { StudioModel } from '../model/studio-model.ts'
import { explainInStudio } from '../sentences/explain-in-studio.ts'
import { KeptNames } from '../sentences/kept-names.ts'
import type { Names } from '../sentences/names.ts'
import { Canvas } from './canvas.tsx'
import { FilesView } from './files-view.tsx'
import { Highlight } from './highlight.ts'
import { Outline } from './outline.tsx'
import { PaperView } from './paper-view.tsx'
import { ProblemsPane } from './problems-pane.tsx'
import { Properties } from './properties.tsx'
import { ReadPane } from './read-pane.tsx'
import { RulesView } from './rules-view.tsx'
import { SettingsView } from './settings-view.tsx'
import { TextsView } from './texts-view.tsx'
import { Unreadable } from './unreadable.tsx'
import { useCaseDrafts } from './use-case-drafts.ts'
import { usePaneKeys } from './use-pane-keys.ts'
import { useReading } from './use-reading.ts'
import { ProblemsContext, stepWords, StudioContext, useStudio } from './use-studio.ts'
import type {
  ChangesProps,
  CommentsProps,
  Looked,
  Preview,
  Selection,
  ShownFile,
  StudioState,
  View,
} from './use-studio.ts'

export interface StudioProps {
  readonly document: DefinitionDocument
  /** Unfinished sentences stored by an earlier visit. Must be the same object on each rendering. */
  readonly unfinished?: Unfinished
  /** Folder of the edition that is edited. */
  readonly edition: string
  readonly language: Language
  /** The edition that the draft was started from, if any; its names are not given to new items. */
  readonly earlier?: { readonly files: FileMap; readonly edition: string } | undefined
  /** The linter's problems for the current files; `undefined` while it is running. */
  readonly problems: readonly Problem[] | undefined
  /** Other views of the form, such as paper and workbook. Must be the same list on each rendering. */
  readonly previews?: readonly Preview[]
  /**
   * Shows the changes to the earlier edition, of one field or all. Must be the same component on each
   * rendering.
   */
  readonly Changes?: ComponentType<ChangesProps>
  /** Shows comments on a field or rule. Must be the same component on each rendering. */
  readonly Comments?: ComponentType<CommentsProps>
  /** The items ticked off in the review of a new year; a new object when they change. */
  readonly looked?: Looked | undefined
  /** Additional content of the toolbar: state of saving, review, publish. */
  readonly actions?: ReactNode
  /** File and pointer to show first, such as those of a problem or comment. */
  readonly openAt?: string | undefined
}

const VIEWS: readonly View[] = ['screen', 'paper', 'rules', 'texts', 'settings', 'files']

/** Delay after the form is shown before loading what is needed later, in milliseconds. */
const SETTLED = 200

const ALL_FINISHED = new Unfinished()
const NO_PREVIEWS: readonly Preview[] = []

/** Parses an edition on first use. */
function readOnce({ files, edition }: NonNullable<StudioProps['earlier']>): () => StudioModel | undefined {
  let read: { readonly model: StudioModel | undefined } | undefined
  return () => (read ??= { model: modelOf(files, edition) }).model
}

/**
 * The editor in which officials create and revise a form: outline, form, and properties of the selected item.
 */
export function Studio({
  document,
  unfinished = ALL_FINISHED,
  edition,
  language,
  earlier,
  problems,
  previews = NO_PREVIEWS,
  Changes,
  Comments,
  looked,
  actions,
  openAt,
}: StudioProps) {
  const files = useSyncExternalStore(
    useCallback((listener) => document.subscribe(listener), [document]),
    () => document.files,
  )
  const { loaded, apply } = useReading(document, files, edition)
  const earlierModel = useMemo(() => earlier && readOnce(earlier), [earlier])
  const model = useLastSound(
    useMemo(() => modelOf(files, edition, loaded, earlierModel), [files, edition, loaded, earlierModel]),
  )
  const lasting = useRef<readonly Problem[]>([])
  if (problems) lasting.current = problems
  const shown = loaded.bundle ? (problems ?? lasting.current) : loaded.problems
  const [part, setPart] = useState<string>()
  const [selection, setSelection] = useState<Selection>()
  const [view, setView] = useState<View>('screen')
  const [file, setFile] = useState<ShownFile>()
  const [settingsAt, setSettingsAt] = useState<ShownFile>()
  const [shape, setShape] = useState<string>()
  const { draftCases, drafting } = useCaseDrafts(document, files, edition, problems)
  const [highlight] = useState(() => new Highlight())
  const [keptNames] = useState(() => new KeptNames())
  const [refused, setRefused] = useState<string>()
  const state = useMemo<StudioState | undefined>(() => {
    if (!model) return undefined
    let names: Names | undefined
    const attempt = (act: Act, group?: string) => {
      const refusal = apply(act, group)
      if (refusal) return explainInStudio(refusal, language).says
      if (act.part !== undefined) {
        setView('screen')
        setPart(act.part)
        setSelection({ kind: 'part' })
      }
      if (act.group !== undefined) setSelection({ kind: 'group', pointer: act.group })
      if (act.select !== undefined) setSelection({ kind: 'field', pointer: act.select })
      return undefined
    }
    const known = model.loaded.parts.some(({ key }) => key === part)
    return {
      document,
      unfinished,
      model,
      namesOf: () => (names ??= keptNames.of(model, language)),
      language,
      previews,
      Changes,
      Comments,
      looked,
      part: known ? part! : (model.loaded.parts[0]?.key ?? ''),
      selection,
      highlight,
      view,
      file,
      settingsAt,
      shape,
      draftCases,
      drafting,
      show: (to) => {
        setShape(to.shape)
        const shownFile = to.file === undefined ? undefined : { path: to.file, at: to.at }
        if (to.view === 'settings') setSettingsAt(shownFile)
        else if (shownFile) setFile(shownFile)
        if (to.part !== undefined) setPart(to.part)
        if (to.view !== undefined) setView(to.view)
        if ('selection' in to) setSelection(to.selection)
        else if (to.part !== undefined || to.view !== undefined) setSelection(undefined)
      },
      run: (act, group) => setRefused(attempt(act, group)),
      refuse: setRefused,
      attempt,
    }
  }, [
    document,
    unfinished,
    model,
    apply,
    language,
    previews,
    Changes,
    Comments,
    looked,
    part,
    selection,
    highlight,
    keptNames,
    view,
    file,
    settingsAt,
    shape,
    draftCases,
    drafting,
  ])
  useEffect(() => {
    const timer = setTimeout(() => void fetchSounds(), SETTLED)
    return () => clearTimeout(timer)
  }, [])
  useUndoKeys(document)
  usePaneKeys(
    useCallback((index) => {
      const to = VIEWS[index]
      if (to === undefined) return
      // blur first, so that typed text is stored before its input is unmounted
      if (window.document.activeElement instanceof HTMLElement) window.document.activeElement.blur()
      setView(to)
      setSettingsAt(undefined)
      setShape(undefined)
      setSelection((now) => (to === 'screen' && now?.kind === 'field' ? now : undefined))
    }, []),
  )
  if (!state)
    return (
      <Unreadable
        document={document}
        edition={edition}
        language={language}
        problems={shown}
        actions={actions}
      />
    )
  return (
    <StudioContext.Provider value={state}>
      <ProblemsContext.Provider value={shown}>
        <div className="st-studio" lang={language}>
          <Bar actions={actions} />
          {!loaded.bundle && <Broken />}
          {loaded.bundle && refused !== undefined && (
            <Refused why={refused} onRead={() => setRefused(undefined)} />
          )}
          <Outline />
          <main className="st-middle">
            <Shown view={view} />
          </main>
          <div className="st-side">
            {(view === 'screen' || view === 'paper') && <Properties />}
            {view === 'rules' && <ReadPane />}
            <ProblemsPane checking={problems === undefined} openAt={openAt} />
          </div>
        </div>
      </ProblemsContext.Provider>
    </StudioContext.Provider>
  )
}

/** Problems change after each edit, so views that do not show them are memoised. */
const Shown = memo(function Shown({ view }: { readonly view: View }) {
  switch (view) {
    case 'paper':
      return <PaperView />
    case 'rules':
      return <RulesView />
    case 'texts':
      return <TextsView />
    case 'settings':
      return <SettingsView />
    case 'files':
      return <FilesView />
    default:
      return <Canvas />
  }
})

function Broken() {
  const { say } = useStudio()
  return (
    <p className="st-broken" role="alert">
      {say('broken')}
    </p>
  )
}

/** Says that an act was not applied because the form could not be parsed afterwards. */
function Refused({ why, onRead }: { readonly why: string; readonly onRead: () => void }) {
  const { say } = useStudio()
  return (
    <p className="st-broken" role="alert">
      {say('act-refused', { why })}{' '}
      <button type="button" className="st-button" onClick={onRead}>
        {say('understood')}
      </button>
    </p>
  )
}

function Bar({ actions }: { readonly actions: ReactNode }) {
  const { model, document, view, language, show, say } = useStudio()
  const [title, year] = [model.bundle.form.title, model.bundle.edition.title].map((text) =>
    translate(model.bundle, language, text),
  )
  const last = document.steps.at(-1)
  const next = document.undone.at(-1)
  const keys = (event: ReactKeyboardEvent) => {
    const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
    if (by === 0) return
    event.preventDefault()
    const to = (VIEWS.indexOf(view) + by + VIEWS.length) % VIEWS.length
    show({ view: VIEWS[to]! })
    event.currentTarget.querySelectorAll<HTMLElement>('[role=tab]')[to]?.focus()
  }
  return (
    <header className="st-bar">
      <h1 title={`${title} ${year}`}>
        {title} <small>{year}</small>
      </h1>
      <div className="st-views" role="tablist" aria-label={say('views')} onKeyDown={keys}>
        {VIEWS.map((viewName) => (
          <button
            key={viewName}
            type="button"
            role="tab"
            aria-selected={viewName === view}
            tabIndex={viewName === view ? 0 : -1}
            title={`Ctrl+Alt+${VIEWS.indexOf(viewName) + 1}`}
            onClick={() => show({ view: viewName })}
          >
            {say(`view-${viewName}`)}
          </button>
        ))}
      </div>
      <div className="st-actions">
        <button
          type="button"
          className="st-button"
          disabled={!last}
          title={last && say('undo-step', { step: stepWords(last, language) })}
          onClick={() => document.undo()}
        >
          ↶ {say('undo')}
        </button>
        <button
          type="button"
          className="st-button"
          disabled={!next}
          title={next && say('redo-step', { step: stepWords(next, language) })}
          onClick={() => document.redo()}
        >
          ↷ {say('redo')}
        </button>
        {actions}
      </div>
    </header>
  )
}

/** While a file cannot be parsed, the last valid model is shown. */
function useLastSound(model: StudioModel | undefined): StudioModel | undefined {
  const last = useRef(model)
  if (model) last.current = model
  return last.current
}

/** Undo and redo by Ctrl or Command with Z and Y in the whole studio, with one history for all panes. */
function useUndoKeys(document: DefinitionDocument): void {
  useEffect(() => {
    const keys = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey) return
      const key = event.key.toLowerCase()
      const redo = key === 'y' || (key === 'z' && event.shiftKey)
      if (!redo && key !== 'z') return
      // text that is not stored yet is undone by the browser
      if (event.target instanceof HTMLElement && event.target.dataset['typing'] !== undefined) return
      event.preventDefault()
      if (redo) document.redo()
      else document.undo()
    }
    window.addEventListener('keydown', keys, true)
    return () => window.removeEventListener('keydown', keys, true)
  }, [document])
}
