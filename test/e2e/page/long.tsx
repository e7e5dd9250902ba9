import { createRoot } from 'react-dom/client'
import type { FormBundle } from '@formwright/definition'
import { compileForm } from '@formwright/engine'
import type { PrecompiledModule } from '@formwright/engine'
import { screenViews } from '@formwright/fields/screen'
import { FormView } from '@formwright/renderer'

const bundle = (await (await fetch('/bundle.json')).json()) as FormBundle
const address = '/validators.js'
const { default: precompiled } = (await import(/* @vite-ignore */ address)) as { default: PrecompiledModule }
const form = compileForm(bundle, { precompiled })
const store = form.open({ s8: { f3: 'far below' } })
Object.assign(globalThis, { store })
createRoot(document.body.appendChild(document.createElement('div'))).render(
  <FormView
    form={form}
    store={store}
    views={screenViews}
    onReady={(handle) => Object.assign(globalThis, { handle })}
  />,
)
