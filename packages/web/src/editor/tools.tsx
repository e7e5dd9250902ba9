import { useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react'
import IconButton from '@mui/material/IconButton'
import Menu from '@mui/material/Menu'
import MenuItem from '@mui/material/MenuItem'
import Snackbar from '@mui/material/Snackbar'
import { titleOf } from '@formwright/engine'
import type { FormStore } from '@formwright/engine'
import type { PaperReport } from '@formwright/api'
import { Download, Paper, Redo, Search, Undo } from '../elements/icons.tsx'
import { lazyPart } from '../parts/lazy-part.tsx'
import { Problem } from '../api/problem.tsx'
import type { DraftStore } from '../drafts/draft-store.ts'
import { heldBackOf, isUnderway } from '../drafts/draft-state.ts'
import type { Sync } from '../drafts/sync.ts'
import { ImportWorkbook } from '../sheets/import-workbook.tsx'
import { useSay } from '../texts/say.ts'
import type { OpenDeclaration } from '../declaration/open-declaration.ts'

const BeforePrinting = lazyPart(() =>
  import('../paper/before-printing.tsx').then(({ BeforePrinting: component }) => component),
)

interface ToolsProps {
  readonly opened: OpenDeclaration
  readonly title: string
  readonly sync?: Sync
  readonly onSearch: () => void
  /** Goes to the place that was undone or imported. */
  readonly onJump: (pointer: string) => void
  /** Whether the official form is beside the editor. */
  readonly paper: boolean
  readonly onPaper: () => void
}

/** Saved or not, undo, redo, search, paper, export and import. */
export function Tools({ opened, title, sync, onSearch, onJump, paper, onPaper }: ToolsProps) {
  const say = useSay()
  const { store, draftStore } = opened
  // only what the buttons show: a keystroke leaves the bar alone
  useSyncExternalStore(
    (listener) => store.subscribe('', listener),
    () => `${store.canUndo} ${store.canRedo}`,
  )
  return (
    <>
      {sync ? <SyncedState draftStore={draftStore} sync={sync} /> : <SaveState draftStore={draftStore} />}
      <Tool
        label={`${say('undo')} (Ctrl+Z)`}
        disabled={!store.canUndo}
        onClick={() => retrace(store.undo(), onJump)}
      >
        <Undo fontSize="small" />
      </Tool>
      <Tool
        label={`${say('redo')} (Ctrl+Y)`}
        disabled={!store.canRedo}
        onClick={() => retrace(store.redo(), onJump)}
      >
        <Redo fontSize="small" />
      </Tool>
      <Tool label={`${say('search')} (Ctrl+K)`} onClick={onSearch}>
        <Search fontSize="small" />
      </Tool>
      <Tool label={say('paper')} pressed={paper} onClick={onPaper}>
        <Paper fontSize="small" />
      </Tool>
      <ExportMenu opened={opened} title={title} store={store} onJump={onJump} {...(sync ? { sync } : {})} />
    </>
  )
}

function retrace(pointers: readonly string[], go: (pointer: string) => void): void {
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
      color={pressed ? 'primary' : 'inherit'}
      size="small"
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

interface ExportMenuProps {
  readonly opened: OpenDeclaration
  readonly title: string
  readonly store: FormStore
  readonly sync?: Sync
  readonly onJump: (pointer: string) => void
}

/** A paper that was asked for and that something does not fit. */
interface Checked {
  readonly report: PaperReport
  readonly format: 'pdf' | 'docx'
}

/** The declaration as paper, as a workbook to fill in elsewhere and bring back, and as data. */
function ExportMenu({ opened, title, store, sync, onJump }: ExportMenuProps) {
  const say = useSay()
  const [anchor, setAnchor] = useState<HTMLElement | null>(null)
  const [problem, setProblem] = useState<unknown>(undefined)
  const [checked, setChecked] = useState<Checked | undefined>(undefined)
  const workbook = useRef<HTMLInputElement>(null)
  const named = titleOf(opened.form.bundle, store.answers)
  const name = named ? `${title}-${named}` : title
  const close = (then?: () => Promise<void> | undefined) => () => {
    setAnchor(null)
    void then?.()?.catch(setProblem)
  }
  const printable = { opened, ...(sync ? { sync } : {}) }
  const paper = (format: 'pdf' | 'docx') =>
    close(async () => {
      const { overflowReportOf, savePaper } = await import('../paper/paper-files.ts')
      const report = await overflowReportOf(printable)
      if (report) setChecked({ report, format })
      else await savePaper(printable, format)
    })
  const goOn = ({ format }: Checked) => {
    setChecked(undefined)
    void import('../paper/paper-files.ts')
      .then(({ savePaper }) => savePaper(printable, format))
      .catch(setProblem)
  }
  const data = (all: boolean) =>
    close(async () => {
      const { answersFile, archiveFile, saveFile } = await import('../drafts/exchange.ts')
      if (all) saveFile(await archiveFile({ ...opened.draft, answers: store.answers }), `${name}.zip`)
      else saveFile(answersFile(store.answers), `${name}.json`)
    })
  return (
    <>
      <Tool label={say('export')} onClick={(event) => setAnchor(event.currentTarget)}>
        <Download fontSize="small" />
      </Tool>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={close()}>
        <MenuItem onClick={paper('pdf')}>{say('export-pdf')}</MenuItem>
        <MenuItem onClick={paper('docx')}>{say('export-docx')}</MenuItem>
        <MenuItem onClick={close(async () => (await import('../paper/paper-files.ts')).saveWorkbook(opened))}>
          {say('export-workbook')}
        </MenuItem>
        <MenuItem divider onClick={close(async () => workbook.current?.click())}>
          {say('import-workbook')}
        </MenuItem>
        <MenuItem onClick={data(false)}>{say('export-answers')}</MenuItem>
        <MenuItem onClick={data(true)}>{say('export-all')}</MenuItem>
      </Menu>
      {checked && (
        <BeforePrinting
          opened={opened}
          report={checked.report}
          onJump={onJump}
          onGoOn={() => goOn(checked)}
          onClose={() => setChecked(undefined)}
        />
      )}
      <ImportWorkbook opened={opened} input={workbook} onJump={onJump} />
      <Snackbar open={problem !== undefined} onClose={() => setProblem(undefined)}>
        <div>
          <Problem error={problem} />
        </div>
      </Snackbar>
    </>
  )
}

function SaveState({ draftStore }: { readonly draftStore: DraftStore }) {
  const say = useSay()
  const state = useSyncExternalStore(draftStore.subscribe, () => draftStore.state)
  const online = useOnline()
  const text = state.is === 'failed' ? say('save-failed', { detail: state.detail }) : say(state.is)
  return (
    <span className={`save is-${state.is}`} role="status" title={say('this-computer')}>
      {text}
      {!online && <em>{say('offline')}</em>}
    </span>
  )
}

/** On this computer, and on the server: “saved” when all of it is there. */
function SyncedState({ draftStore, sync }: { readonly draftStore: DraftStore; readonly sync: Sync }) {
  const say = useSay()
  const state = useSyncExternalStore(draftStore.subscribe, () => draftStore.state)
  const draft = useSyncExternalStore(draftStore.subscribe, () => draftStore.draft)
  const there = useSyncExternalStore(sync.subscribe, () => sync.state)
  const heldBack = useMemo(() => heldBackOf(draft), [draft])
  const underway = useMemo(() => isUnderway(draft), [draft])
  const isDone = state.is === 'saved' && there.is === 'synced' && !underway
  const is = state.is === 'failed' ? 'failed' : !isDone ? 'saving' : heldBack > 0 ? 'held-back' : 'saved'
  const text =
    state.is === 'failed'
      ? say('save-failed', { detail: state.detail })
      : isDone
        ? heldBack > 0
          ? say('held-back', { count: heldBack })
          : say('synced')
        : there.is === 'refused'
          ? say('sync-not-taken')
          : there.is === 'waiting' || there.is === 'signed-out'
            ? say('sync-waiting')
            : say('saving')
  return (
    <span
      className={`save is-${is}`}
      role="status"
      title={say(is === 'held-back' ? 'held-back-hint' : 'synced-hint')}
      data-sync={there.is}
    >
      {text}
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
