import { createRoot } from 'react-dom/client'
import type { FormBundle } from '@formwright/definition'
import { precompiledForm } from '@formwright/engine'
import type { PrecompiledModule } from '@formwright/engine'
import { screenViews } from '@formwright/fields/screen'
import { FormView } from '@formwright/renderer'
import '@formwright/renderer/styles.css'
import '@formwright/fields/screen.css'

const at = new URLSearchParams(location.search).get('at')!

// as in the site, a function asks for the edition and not the script as it is loaded
queueMicrotask(show)

async function show() {
  const [bundle, { default: precompiled }] = await Promise.all([
    fetch(`${at}/bundle.json`).then((answer) => answer.json() as Promise<FormBundle>),
    import(/* @vite-ignore */ `${at}/validators.js`) as Promise<{ default: PrecompiledModule }>,
  ])
  const form = precompiledForm(bundle, precompiled)
  createRoot(document.body.appendChild(document.createElement('div'))).render(
    <FormView form={form} store={form.open({})} views={screenViews} />,
  )
}
