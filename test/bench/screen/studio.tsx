import { useCallback, useSyncExternalStore } from 'react'
import { createRoot } from 'react-dom/client'
import '@formwright/fields/screen.css'
import '@formwright/renderer/styles.css'
import { DefinitionDocument } from '@formwright/studio'
import { Studio, useLint } from '@formwright/studio/screen'
import '@formwright/studio/screen.css'

const at = new URLSearchParams(location.search).get('at')!
const edition = new URLSearchParams(location.search).get('edition')!
/** When the linter has told of an edit: after its quick checks, and after the cases. */
const told: { quick: number[]; whole: number[] } = { quick: [], whole: [] }
let edited = performance.now()
Object.assign(globalThis, { told })

const quick = new WeakSet<object>()
const whole = new WeakSet<object>()

function Page({ definition }: { readonly definition: DefinitionDocument }) {
  const now = useSyncExternalStore(
    useCallback((listener) => definition.subscribe(listener), []),
    () => definition.files,
  )
  const linted = useLint(definition, edition)
  if (linted?.files === now) {
    if (!quick.has(now)) told.quick.push(performance.now() - edited)
    quick.add(now)
    if (linted.complete && !whole.has(now)) told.whole.push(performance.now() - edited)
    if (linted.complete) whole.add(now)
  }
  return <Studio document={definition} edition={edition} language="zh-CN" problems={linted?.problems} />
}

// as in the site, a function asks for the files and not the script as it is loaded
queueMicrotask(show)

async function show() {
  const files = (await (await fetch(`${at}/files.json`)).json()) as Record<string, string>
  const definition = new DefinitionDocument(new Map(Object.entries(files)))
  definition.subscribe(() => {
    edited = performance.now()
  })
  createRoot(document.body.appendChild(document.createElement('div'))).render(
    <Page definition={definition} />,
  )
}
