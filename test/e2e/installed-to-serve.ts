import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { root } from '../edition.ts'

/**
 * The project as `npm start` installs it in a fresh clone: what is built, and for each package the packages
 * that it declares, without those of tests and tools. What a package uses and does not declare is not found.
 *
 * @returns its folder
 */
export function installedToServe(): string {
  const folder = mkdtempSync(join(tmpdir(), 'formwright-installed-'))
  for (const shared of ['forms', 'node_modules/.pnpm']) {
    mkdirSync(dirname(join(folder, shared)), { recursive: true })
    symlinkSync(join(root, shared), join(folder, shared))
  }
  cpSync(join(root, 'package.json'), join(folder, 'package.json'))
  for (const name of readdirSync(join(root, 'packages'))) {
    const [from, to] = [root, folder].map((one) => join(one, 'packages', name)) as [string, string]
    if (!existsSync(join(from, 'package.json'))) continue
    mkdirSync(to, { recursive: true })
    for (const part of ['package.json', 'bin', 'dist'])
      if (existsSync(join(from, part))) cpSync(join(from, part), join(to, part), { recursive: true })
    const declared = JSON.parse(readFileSync(join(from, 'package.json'), 'utf8')) as {
      dependencies?: Record<string, string>
    }
    for (const [dependency, version] of Object.entries(declared.dependencies ?? {})) {
      const link = join(to, 'node_modules', dependency)
      mkdirSync(dirname(link), { recursive: true })
      const at = join(from, 'node_modules', dependency)
      symlinkSync(
        version.startsWith('workspace:') ? join(folder, 'packages', dependency.split('/')[1]!) : at,
        link,
      )
    }
  }
  return folder
}
