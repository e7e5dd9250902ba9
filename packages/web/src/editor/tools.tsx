import { useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react'
import { unstorableTexts } from '@formwright/definition'
import { Download, Paper, Redo, Search, Undo } from '../elements/icons.tsx'
import { IconButton } from '../elements/button.tsx'
import { lazyPart } from '../parts/lazy-part.tsx'
import type { DraftStore } from '../drafts/draft-store.ts'
import { unsendableCount, isPending } from '../drafts/draft-state.ts'
import type { Sync } from '../drafts/sync.ts'
import { ImportWorkbook } from '../sheets/import-workbook.tsx'
import { useSay } from '../texts/say.ts'
import type { OpenDeclaration } from '../declaration/open-declaration.ts'
import type { ExportMenuProps } from './export-menu.tsx'

const ExportMenu = lazyPart(() => import('./export-menu.tsx').then(({ ExportMenu: component }) => component))

interface ToolsProps {
  readonly opened: OpenDeclaration
  readonly title: string
  readonly sync?: Sync
  readonly onSearch: () => void
  /** Goes to the field that was undone or imported. */
  readonly onJump: (pointer: string) => void
  /** Whether the printed form is shown. */
  readonly paper: boolean
  readonly onPaper: () => void
  /** Whether this is the reviewer's layout. */
  readonly desk: boolean
}

/** The toolbar: save state, undo, redo, search, print, export and import. */
export function Tools({ opened, title, sync, onSearch, onJump, paper, onPaper, desk }: ToolsProps) {
  const say = useSay()
  const { store, draftStore, mayChange } = opened
  // subscribe only to what the buttons show, so that typing does not re-render them
  useSyncExternalStore(
    (listener) => store.subscribe('', listener),
    () => `${store.canUndo} ${store.canRedo}`,
  )
  return (
    <>
      {!sync ? (
        <SaveState draftStore={draftStore} />
      ) : mayChange ? (
        <SyncedState
          draftStore={draftStore}
          sync={sync}
          quiet={desk && !store.canUndo}
          onHeldBack={() => {
            const announced = store.findings().find(({ reported }) => reported)
            const first = announced?.pointer ?? unstorableTexts(store.answers, 1)[0]
            if (first !== undefined) onJump(first)
          }}
        />
      ) : (
        <span className="save">{say('only-reading')}</span>
      )}
      <Tool
        label={`${say('undo')} (Ctrl+Z)`}
        disabled={!store.canUndo}
        onClick={() => goToChanged(store.undo(), onJump)}
      >
        <Undo fontSize="small" />
      </Tool>
      <Tool
        label={`${say('redo')} (Ctrl+Y)`}
        disabled={!store.canRedo}
        onClick={() => goToChanged(store.redo(), onJump)}
      >
        <Redo fontSize="small" />
      </Tool>
      <Tool label={`${say('search')} (Ctrl+K)`} onClick={onSearch}>
        <Search fontSize="small" />
      </Tool>
      <Tool label={say('paper')} pressed={paper} onClick={onPaper}>
        <Paper fontSize="small" />
      </Tool>
      <Exchange opened={opened} title={title} onJump={onJump} {...(sync ? { sync } : {})} />
    </>
  )
}

function goToChanged(pointers: readonly string[], go: (pointer: string) => void): void {
  if (pointers[0] !== undefined) go(pointers[0])
}

interface ToolProps {
  readonly label: string
  readonly disabled?: boolean
  readonly pressed?: boolean
  readonly onClick: (event: React.MouseEvent<HTMLElement>) => void
  readonly children: React.ReactNode
}

function Tool({ label, disabled = false, pressed, onClick, children }: ToolProps) {
  return (
    <IconButton
      aria-label={label}
      {...(pressed === undefined ? {} : { 'aria-pressed': pressed })}
      title={label}
      disabled={disabled}
      onClick={onClick}
    >
      {children}
    </IconButton>
  )
}

/** Export and import; the menu is loaded on first use. */
function Exchange(props: Omit<ExportMenuProps, 'anchor' | 'onClose' | 'onImport'>) {
  const say = useSay()
  const [anchor, setAnchor] = useState<HTMLElement | null>(null)
  const [wanted, setWanted] = useState(false)
  const workbook = useRef<HTMLInputElement>(null)
  return (
    <>
      <Tool
        label={say('export')}
        onClick={(event) => {
          setWanted(true)
          setAnchor(event.currentTarget)
        }}
      >
        <Download fontSize="small" />
      </Tool>
      {wanted && (
        <ExportMenu
          {...props}
          onImport={() => workbook.current?.click()}
          anchor={anchor}
          onClose={() => setAnchor(null)}
        />
      )}
      <ImportWorkbook opened={props.opened} input={workbook} onJump={props.onJump} />
    </>
  )
}

function SaveState({ draftStore }: { readonly draftStore: DraftStore }) {
  const say = useSay()
  const state = useSyncExternalStore(draftStore.subscribe, () => draftStore.state)
  const online = useOnline()
  const text =
    state.is === 'failed'
      ? say('save-failed', { detail: state.detail })
      : say(state.is === 'saved' ? 'saved-here' : state.is)
  return (
    <span className={`save is-${state.is}`} role="status" title={say('this-computer')}>
      {text}
      {!online && <em>{say('offline')}</em>}
    </span>
  )
}

interface SyncedProps {
  readonly draftStore: DraftStore
  readonly sync: Sync
  /** Nothing was changed here, so “saved” is not shown. */
  readonly quiet: boolean
  /** Goes to the first value that cannot be sent. */
  readonly onHeldBack: () => void
}

/** The save state: “saved” when everything is on the server too. */
function SyncedState({ draftStore, sync, quiet, onHeldBack }: SyncedProps) {
  const say = useSay()
  const state = useSyncExternalStore(draftStore.subscribe, () => draftStore.state)
  const draft = useSyncExternalStore(draftStore.subscribe, () => draftStore.draft)
  const syncState = useSyncExternalStore(sync.subscribe, () => sync.state)
  const unsendable = useMemo(() => unsendableCount(draft), [draft])
  const underway = useMemo(() => isPending(draft), [draft])
  const isDone = state.is === 'saved' && syncState.is === 'synced' && !underway
  const shownState =
    state.is === 'failed' ? 'failed' : !isDone ? 'saving' : unsendable > 0 ? 'held-back' : 'saved'
  const text =
    state.is === 'failed'
      ? say('save-failed', { detail: state.detail })
      : isDone
        ? unsendable > 0
          ? say('held-back', { count: unsendable })
          : quiet
            ? ''
            : say('synced')
        : syncState.is === 'refused'
          ? say('sync-not-taken')
          : syncState.is === 'waiting' || syncState.is === 'signed-out'
            ? say('sync-waiting')
            : say('saving')
  return (
    <span
      className={`save is-${shownState}`}
      role="status"
      title={say(shownState === 'held-back' ? 'held-back-hint' : 'synced-hint')}
      data-here={state.is}
      data-sync={syncState.is}
    >
      {shownState === 'held-back' ? (
        <button type="button" className="fw-link" onClick={onHeldBack}>
          {text}
        </button>
      ) : (
        text
      )}
    </span>
  )
}

function useOnline(): boolean {
  const [online, setOnline] = useState(() => navigator.onLine)
  useEffect(() => {
    const look = () => setOnline(navigator.onLine)
    addEventListener('online', look)
    addEventListener('offline', look)
    return () => {
      removeEventListener('online', look)
      removeEventListener('offline', look)
    }
  }, [])
  return online
}
