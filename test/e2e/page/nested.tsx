import { createRoot } from 'react-dom/client'
import type { FormBundle } from '@formwright/definition'
import { compileForm } from '@formwright/engine'
import type { PrecompiledModule } from '@formwright/engine'
import { screenViews } from '@formwright/fields/screen'
import { FormView } from '@formwright/renderer'
import '@formwright/renderer/styles.css'
import '@formwright/fields/screen.css'

const bundle = (await (await fetch('/bundle.json')).json()) as FormBundle
const answers = (await (await fetch('/answers.json')).json()) as object
const address = '/validators.js'
const { default: precompiled } = (await import(/* @vite-ignore */ address)) as { default: PrecompiledModule }
const form = compileForm(bundle, { precompiled })
const language = new URLSearchParams(location.search).get('language') === 'en' ? 'en' : 'zh-CN'
const store = form.open(answers, { language })

Object.assign(globalThis, { answers: () => store.answers, undo: () => store.undo() })
const main = document.body.appendChild(document.createElement('main'))
createRoot(main).render(<FormView form={form} store={store} views={screenViews} />)
