import { precompile } from '@formwright/engine/precompile'
import type { ExitCode } from '../exit-code.ts'
import type { Output } from '../output.ts'
import { say } from '../texts.ts'
import { writeOut } from '../write-out.ts'
import { usableEdition } from './edition.ts'

/** `formwright bundle <edition>`: one JSON file, every `$ref` inlined; and its validators as a module. */
export async function bundle(
  output: Output,
  args: readonly string[],
  options: Record<string, unknown>,
): Promise<ExitCode> {
  const edition = await usableEdition(args[0]!, output)
  if (!edition) return 2
  const { out, validators } = options as { out?: string; validators?: string }
  if (validators !== undefined) {
    await writeOut(validators, precompile(edition.bundle), output.language)
    output.error(say('written', output.language, { path: validators }))
  }
  if (out === undefined)
    process.stdout.write(`${JSON.stringify(edition.bundle, null, output.isJson ? 0 : 2)}\n`)
  else {
    await writeOut(out, `${JSON.stringify(edition.bundle)}\n`, output.language)
    output.error(say('written', output.language, { path: out }))
    output.json({ file: out, digest: edition.bundle.digest })
  }
  return 0
}
