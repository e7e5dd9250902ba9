import type { FormBundle } from '@formwright/definition'
import { precompile } from '@formwright/engine/precompile'
import { codeOfGate } from './key-of-pass.ts'

/** What a browser needs of an edition. */
export interface FilesForBrowsers {
  readonly bundle: string
  /** The validators as an ES module, so that no page needs `eval`. */
  readonly validators: string
}

/** The validators of an edition as a module; its first line names the code that made it. */
export function validatorsOf(bundle: FormBundle): string {
  return madeBy() + precompile(bundle)
}

/**
 * An edition as it was stored, with validators of this release: the page asks for others than those of a
 * release before.
 */
export function ofThisRelease({ bundle, validators }: FilesForBrowsers): FilesForBrowsers {
  const isOwn = validators.startsWith(madeBy())
  return { bundle, validators: isOwn ? validators : validatorsOf(JSON.parse(bundle) as FormBundle) }
}

function madeBy(): string {
  return `// made by ${codeOfGate()}\n`
}
