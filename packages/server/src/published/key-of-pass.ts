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
const DECIDING = ['definition', 'rules', 'engine', 'fields', 'authoring'].map((name) => `@formwright/${name}`)

let code: string | undefined

/** The code of the gate as it is installed: another version may say something else of the same files. */
function codeOfGate(): string {
  if (code === undefined) {
    const { resolve } = createRequire(import.meta.url)
    const hash = createHash('sha256').update(process.version)
    for (const name of DECIDING) {
      const built = dirname(resolve(name))
      hash.update(readFileSync(join(dirname(built), 'package.json')))
      const files = readdirSync(built, { recursive: true, encoding: 'utf8' })
      for (const file of files.filter((one) => /\.js(?:on)?$/.test(one)).sort())
        hash.update(file).update(readFileSync(join(built, file)))
    }
    code = hash.digest('hex')
  }
  return code
}
