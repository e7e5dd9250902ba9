import { readFile, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { Output } from './output.ts'
import { say } from './texts.ts'

/**
 * Prints the signer of each definition archive among the arguments; the command line knows no signers, so
 * that people compare the fingerprint themselves.
 * @returns the archive that was modified, which must not be read
 */
export async function reportSignatures(
  output: Output,
  args: readonly string[],
): Promise<{ readonly file: string; readonly reason: string; readonly message: string } | undefined> {
  const { language } = output
  const archives = await Promise.all(args.map(archiveOf))
  for (const file of new Set(archives.filter((one) => one !== undefined))) {
    const bytes = await readFile(file)
    // not a definition archive
    if (!bytes.includes('form.json')) continue
    const { signatureIn } = await import('@formwright/server')
    const found = await signatureIn(bytes)
    if ('reason' in found) {
      const { reason, changed } = found
      return {
        file,
        reason,
        message: say('archive-refused', language, { file, at: changed || 'manifest.sig' }),
      }
    }
    const { signer } = found
    output.error(
      signer === ''
        ? say('archive-unsigned', language, { file })
        : say('archive-signer', language, { file, signer }),
    )
  }
  return undefined
}

/** The archive that an argument names, directly or as parent of an edition. */
async function archiveOf(arg: string): Promise<string | undefined> {
  for (const path of [arg, dirname(arg)]) {
    const info = await stat(path).catch(() => undefined)
    if (/\.zip$/i.test(path) && info?.isFile()) return path
  }
  return undefined
}
