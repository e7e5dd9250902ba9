import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { UnparsedForm } from '@formwright/definition/node'

/** A key for an edition's files, cases and samples, and the code of the gate that checks them. */
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

/** The packages whose code affects the gate and the generated files. */
const DECIDING = ['@formwright/authoring', '@formwright/fields']

let code: string | undefined

/** A hash of the installed gate code, because another version may judge the same files differently. */
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

/** The build folders of packages, and of our packages that they depend on. */
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
