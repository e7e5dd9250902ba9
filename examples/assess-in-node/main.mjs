// Assesses answers from a program: what an agency's own back end does before it accepts a declaration.
// Run it from the repository's root: node examples/assess-in-node/main.mjs [answers.json]
import { readForm, readJsonFile } from '@formwright/definition/node'
import { compileForm } from '@formwright/engine'

const edition = 'forms/sme-cluster/2024'
const { bundle } = await readForm(edition)
const form = compileForm(bundle)

const { findings, progress } = form.assess(
  await readJsonFile(process.argv[2] ?? `${edition}/answers/mistakes.json`),
  { language: 'en' },
)
console.log(
  `${progress.filled} of ${progress.required} cells filled, ${progress.errors} errors, ${progress.warnings} warnings`,
)
for (const finding of findings.filter(({ kind }) => kind === 'arithmetic'))
  console.log(`${finding.code} ${finding.message}`)
