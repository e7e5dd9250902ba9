import { useEffect, useState, useSyncExternalStore } from 'react'
import Download from '@mui/icons-material/FileDownloadOutlined'
import Redo from '@mui/icons-material/Redo'
import Search from '@mui/icons-material/Search'
import Undo from '@mui/icons-material/Undo'
import IconButton from '@mui/material/IconButton'
import Menu from '@mui/material/Menu'
import MenuItem from '@mui/material/MenuItem'
import type { OpenForm } from '@formwright/engine'
import type { Keeper } from '../drafts/keeper.ts'
import type { Sync } from '../drafts/sync.ts'
import { useSay } from '../texts/say.ts'
import type { Opened } from './opened.ts'

interface ToolsProps {
  readonly opened: Opened
  readonly title: string
  readonly sync?: Sync
  readonly onSearch: () => void
  /** Goes to the place that was undone. */
  readonly onUndo: (pointer: string) => void
}

/** Saved or not, undo, redo, search, export. */
export function Tools({ opened, title, sync, onSearch, onUndo }: ToolsProps) {
  const say = useSay()
  const { open, keeper } = opened
  // only what the buttons show: a keystroke leaves the bar alone
  useSyncExternalStore((listener) => open.subscribe('', listener), () => `${open.canUndo} ${open.canRedo}`)
  return (
    <>
      {sync ? <SyncedState keeper={keeper} sync={sync} /> : <SaveState keeper={keeper} />}
      <Tool label={`${say('undo')} (Ctrl+Z)`} disabled={!open.canUndo} onClick={() => retrace(open.undo(), onUndo)}><Undo fontSize="small" /></Tool>
      <Tool label={`${say('redo')} (Ctrl+Y)`} disabled={!open.canRedo} onClick={() => retrace(open.redo(), onUndo)}><Redo fontSize="small" /></Tool>
      <Tool label={`${say('search')} (Ctrl+K)`} onClick={onSearch}><Search fontSize="small" /></Tool>
      <ExportMenu opened={opened} title={title} open={open} />
    </>
  )
}

function retrace(pointers: readonly string[], go: (pointer: string) => void): void {
  if (pointers[0] !== undefined) go(pointers[0])
}

interface ToolProps {
  readonly label: string
  readonly disabled?: boolean
  readonly onClick: (event: React.MouseEvent<HTMLElement>) => void
  readonly children: React.ReactNode
}

function Tool({ label, disabled = false, onClick, children }: ToolProps) {
  return <IconButton color="inherit" size="small" aria-label={label} title={label} disabled={disabled} onClick={onClick}>{children}</IconButton>
}

function ExportMenu({ opened, title, open }: { readonly opened: Opened; readonly title: string; readonly open: OpenForm }) {
  const say = useSay()
  const [anchor, setAnchor] = useState<HTMLElement | null>(null)
  const name = opened.draft.title ? `${title}-${opened.draft.title}` : title
  const save = async (all: boolean) => {
    setAnchor(null)
    const { answersFile, archiveFile, saveFile } = await import('../drafts/exchange.ts')
    if (all) saveFile(await archiveFile({ ...opened.draft, answers: open.answers }), `${name}.zip`)
    else saveFile(answersFile(open.answers), `${name}.json`)
  }
  return (
    <>
      <Tool label={say('export')} onClick={(event) => setAnchor(event.currentTarget)}><Download fontSize="small" /></Tool>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)}>
        <MenuItem onClick={() => void save(false)}>{say('export-answers')}</MenuItem>
        <MenuItem onClick={() => void save(true)}>{say('export-all')}</MenuItem>
      </Menu>
    </>
  )
}

function SaveState({ keeper }: { readonly keeper: Keeper }) {
  const say = useSay()
  const state = useSyncExternalStore(keeper.subscribe, () => keeper.state)
  const online = useOnline()
  const text = state.is === 'failed' ? say('save-failed', { detail: state.detail }) : say(state.is)
  return (
    <span className={`save is-${state.is}`} role="status" title={say('this-computer')}>
      {text}
      {!online && <em>{say('offline')}</em>}
    </span>
  )
}

/** On this computer, and on the server. */
function SyncedState({ keeper, sync }: { readonly keeper: Keeper; readonly sync: Sync }) {
  const say = useSay()
  const state = useSyncExternalStore(keeper.subscribe, () => keeper.state)
  const there = useSyncExternalStore(sync.subscribe, () => sync.state)
  const here = state.is === 'saved'
  const is = here && there.is === 'synced' ? 'saved' : state.is === 'failed' ? 'failed' : 'saving'
  const text = state.is === 'failed' ? say('save-failed', { detail: state.detail }) : here && there.is === 'synced' ? say('synced') : there.is === 'waiting' || there.is === 'signed-out' || there.is === 'refused' ? say('sync-waiting') : say('saving')
  return <span className={`save is-${is}`} role="status" title={say('synced-hint')} data-sync={there.is}>{text}</span>
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
