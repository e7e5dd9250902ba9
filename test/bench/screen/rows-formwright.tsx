import { createRoot } from 'react-dom/client'
import type { FormBundle } from '@formwright/definition'
import { precompiledForm } from '@formwright/engine'
import type { PrecompiledModule } from '@formwright/engine'
import { screenViews } from '@formwright/fields/screen'
import { FormView } from '@formwright/renderer'
import '@formwright/renderer/styles.css'
import '@formwright/fields/screen.css'
import { rowsOf } from './rows-table.mjs'

const count = Number(new URLSearchParams(location.search).get('rows'))
const [bundle, { default: precompiled }] = await Promise.all([
  fetch('/rows/bundle.json').then((answer) => answer.json() as Promise<FormBundle>),
  // a path in a variable, so that the bundler leaves it to the browser
  import(/* @vite-ignore */ `${location.origin}/rows/validators.js`) as Promise<{
    default: PrecompiledModule
  }>,
])
const rows = rowsOf(count)
const total = rows.reduce((sum, row) => sum + Number(row.total), 0)
const form = precompiledForm(bundle, precompiled)
const store = form.open({ list: { rows, total } }, { language: 'en' })
Object.assign(globalThis, { undo: () => store.undo() })
createRoot(document.body.appendChild(document.createElement('div'))).render(
  <FormView form={form} store={store} views={screenViews} />,
)
