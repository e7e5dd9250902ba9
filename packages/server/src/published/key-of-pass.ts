import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { UnparsedForm } from '@formwright/definition/node'

/** Names the files of an edition, its cases and samples included, together with the code that judges them. */
export function keyOfPass({ files, edition = '', problems }: UnparsedForm): string {
  const hash = createHash('sha256').update(codeOfGate())
  const put = (text: string) => hash.update(`${Buffer.byteLength(text)} `).update(text)
  put(edition)
  put(JSON.stringify(problems))
  for (const [path, text] of [...files].sort(([a], [b]) => (a < b ? -1 : 1))) {
    put(path)
    put(text)
  }
  return hash.digest('hex')
}

/** The packages that say what is wrong with a definition and what browsers are given of it. */
const DECIDING = ['@formwright/authoring', '@formwright/fields']

let code: string | undefined

/** The code of the gate as it is installed: another version may say something else of the same files. */
export function codeOfGate(): string {
  if (code === undefined) {
    const hash = createHash('sha256').update(process.version)
    for (const built of builtFolders(DECIDING, import.meta.url)) {
      hash.update(readFileSync(join(dirname(built), 'package.json')))
      const files = readdirSync(built, { recursive: true, encoding: 'utf8' })
      for (const file of files.filter((one) => /\.js(?:on)?$/.test(one)).sort())
        hash.update(file).update(readFileSync(join(built, file)))
    }
    code = hash.digest('hex')
  }
  return code
}

/** Where packages are built, as a module finds them, and those of ours that they depend on. */
function builtFolders(
  names: readonly string[],
  from: string,
  found = new Set<string>(),
): ReadonlySet<string> {
  const { resolve } = createRequire(from)
  for (const name of names) {
    const built = dirname(resolve(name))
    if (found.has(built)) continue
    found.add(built)
    const manifest = join(dirname(built), 'package.json')
    const { dependencies = {} } = JSON.parse(readFileSync(manifest, 'utf8')) as { dependencies?: object }
    builtFolders(
      Object.keys(dependencies).filter((one) => one.startsWith('@formwright/')),
      manifest,
      found,
    )
  }
  return found
}
