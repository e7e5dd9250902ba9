import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { UnusableInput } from '@formwright/definition/node'
import type { FileMap, Language } from '@formwright/definition'
import { say } from './texts.ts'
import type { TextName } from './texts.ts'

/** Why a file cannot be written. On Windows a file open in Excel or WPS is locked. */
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

/** Writes an output file. @throws UnusableInput */
export async function writeOut(
  path: string,
  content: string | Uint8Array,
  language: Language,
): Promise<void> {
  await writeFile(path, content).catch(notWritable(path, language))
}

/** Writes files below a folder, which is created if necessary. @throws UnusableInput */
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

/** The path on disk of a form's file. */
export function fileOnDisk(path: string, root: string, file: string): string {
  return root === path || root === dirname(path) ? join(root, file) : join(path, file)
}
