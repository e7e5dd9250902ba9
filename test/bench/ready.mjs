// One measurement in a process of its own: how long until a form can assess. Prints milliseconds.
import { readFileSync } from 'node:fs'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { join } from 'node:path'
import { readForm } from '@formwright/definition/node'
import { compileForm } from '@formwright/engine'

const [kind, folder, edition] = process.argv.slice(2)
const start = performance.now()
let form
if (kind === 'folder') form = compileForm((await readForm(fileURLToPath(edition))).bundle)
else if (kind === 'compile') form = compileForm(JSON.parse(readFileSync(join(folder, 'bundle.json'), 'utf8')))
else {
  const bundle = JSON.parse(readFileSync(join(folder, 'bundle.json'), 'utf8'))
  const { default: precompiled } = await import(pathToFileURL(join(folder, 'validators.mjs')).href)
  form = compileForm(bundle, { precompiled })
}
const made = performance.now() - start
form.assess({}).toJSON()
console.log(`${made} ${performance.now() - start}`)
