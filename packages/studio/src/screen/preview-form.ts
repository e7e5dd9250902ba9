import { compileForm } from '@formwright/engine'
import type { Form, PrecompiledModule } from '@formwright/engine'
import type { FormBundle } from '@formwright/definition'

/**
 * A form under work, compiled where no code may be generated: rules and required fields are checked as always, the
 * types and limits of single cells only with the validators that the server makes of a saved draft.
 */
export function previewForm(bundle: FormBundle, validators?: PrecompiledModule): Form {
  const fitting = validators?.digest === bundle.digest ? validators : everythingPasses(bundle.digest)
  return compileForm(bundle, { precompiled: fitting })
}

function everythingPasses(digest: string): PrecompiledModule {
  const passes = new Proxy({}, { get: () => () => true })
  return Object.assign(() => passes as ReturnType<PrecompiledModule>, { digest })
}
