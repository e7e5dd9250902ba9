import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { UnusableInput } from '@formwright/definition/node'
import type { FileMap, Language } from '@formwright/definition'
import { say } from './texts.ts'
import type { TextName } from './texts.ts'

/**
 * Why a file cannot be written, in the words of whoever wanted it. On Windows a file that Excel or WPS has
 * open is busy.
 */
const REASONS: Readonly<Record<string, TextName>> = {
  ENOENT: 'no-folder',
  ENOTDIR: 'no-folder',
  EISDIR: 'is-folder',
  EACCES: 'no-right',
  EPERM: 'no-right',
  EROFS: 'no-right',
  EBUSY: 'file-open',
  ENOSPC: 'disk-full',
}

/** Writes what a command made. @throws UnusableInput */
export async function writeOut(
  path: string,
  content: string | Uint8Array,
  language: Language,
): Promise<void> {
  await writeFile(path, content).catch(notWritable(path, language))
}

/** Writes files by their paths below a folder, which is made where it is not there. @throws UnusableInput */
export async function writeFolder(folder: string, files: FileMap, language: Language): Promise<void> {
  for (const [name, text] of files) {
    const path = join(folder, name)
    await mkdir(dirname(path), { recursive: true }).catch(notWritable(path, language))
    await writeOut(path, text, language)
  }
}

function notWritable(path: string, language: Language) {
  return (error: NodeJS.ErrnoException): never => {
    const reason = REASONS[error.code ?? '']
    throw new UnusableInput(path, 'not-writable', reason ? say(reason, language) : error.message)
  }
}

/** Where a file of a form lies on disk, when the form was read from a path. */
export function fileOnDisk(path: string, root: string, file: string): string {
  return root === path || root === dirname(path) ? join(root, file) : join(path, file)
}
