import { createRoot } from 'react-dom/client'
import createCache from '@emotion/cache'
import { CacheProvider } from '@emotion/react'
import { materialCells, materialRenderers } from '@jsonforms/material-renderers'
import type { FormBundle, Schema } from '@formwright/definition'
import { compileForm } from '@formwright/engine'
import type { PrecompiledModule } from '@formwright/engine'
import { screenViews } from '@formwright/fields/screen'
import { FormView } from '@formwright/renderer'

const bundle = (await (await fetch('/bundle.json')).json()) as FormBundle
const address = '/validators.js'
const { default: precompiled } = (await import(/* @vite-ignore */ address)) as { default: PrecompiledModule }
const form = compileForm(bundle, { precompiled })
const store = form.open({})
const styles = createCache({
  key: 'mui',
  nonce: document.querySelector<HTMLMetaElement>('meta[nonce]')!.nonce,
})

Object.assign(globalThis, {
  answers: () => store.answers,
  fits: (index: number) =>
    form.validatorOf(bundle.schema.properties!.party!.oneOf![index] as Schema)({ company: 'x' }),
})
createRoot(document.body.appendChild(document.createElement('div'))).render(
  <CacheProvider value={styles}>
    <FormView
      form={form}
      store={store}
      views={screenViews}
      renderers={materialRenderers}
      cells={materialCells}
    />
  </CacheProvider>,
)
