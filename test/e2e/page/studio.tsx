import { useCallback, useMemo, useSyncExternalStore } from 'react'
import { createRoot } from 'react-dom/client'
import { lint } from '@formwright/authoring'
import { parseForm } from '@formwright/definition'
import { fieldTypes } from '@formwright/fields'
import '@formwright/fields/screen.css'
import '@formwright/renderer/styles.css'
import { DefinitionDocument } from '@formwright/studio'
import { Studio } from '@formwright/studio/screen'
import '@formwright/studio/screen.css'

const files = (await (await fetch('/files.json')).json()) as Record<string, string>
const definition = new DefinitionDocument(new Map(Object.entries(files)))
Object.assign(globalThis, { definition })

function Page() {
  const now = useSyncExternalStore(
    useCallback((listener) => definition.subscribe(listener), []),
    () => definition.files,
  )
  const problems = useMemo(() => lint(parseForm(now, '2024'), fieldTypes), [now])
  return <Studio document={definition} edition="2024" language="zh-CN" problems={problems} />
}

createRoot(document.body.appendChild(document.createElement('div'))).render(<Page />)
