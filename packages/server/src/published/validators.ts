import type { FormBundle } from '@formwright/definition'
import { precompile } from '@formwright/engine/precompile'
import { codeOfGate } from './key-of-pass.ts'

/** The files of an edition for browsers. */
export interface FilesForBrowsers {
  readonly bundle: string
  /** The validators as an ES module, which needs no `eval`. */
  readonly validators: string
}

/** The validators module; its first line identifies the code that generated it. */
export function validatorsOf(bundle: FormBundle): string {
  return madeBy() + precompile(bundle)
}

/** A stored edition with validators of this release. */
export function ofThisRelease({ bundle, validators }: FilesForBrowsers): FilesForBrowsers {
  const isOwn = validators.startsWith(madeBy())
  return { bundle, validators: isOwn ? validators : validatorsOf(JSON.parse(bundle) as FormBundle) }
}

function madeBy(): string {
  return `// made by ${codeOfGate()}\n`
}
