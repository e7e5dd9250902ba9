// Assesses answers from a program: what an agency's own back end does before it accepts a declaration.
// Run it from the repository's root: node examples/assess-in-node/main.mjs [answers.json]
import { resolveYears } from '@formwright/definition'
import { readForm, readJsonFile } from '@formwright/definition/node'
import { compileForm } from '@formwright/engine'

const edition = 'forms/sme-cluster/2024'
const { bundle } = await readForm(edition)
const form = compileForm(bundle)

// the samples of an edition name its years by alias (`last`); answers of applicants come through as they are
const written = await readJsonFile(process.argv[2] ?? `${edition}/answers/mistakes.json`)
const { findings, progress } = form.assess(resolveYears(bundle, written), { language: 'en' })
console.log(
  `${progress.filled} of ${progress.required} cells filled, ${progress.errors} errors, ${progress.warnings} warnings`,
)
for (const finding of findings.filter(({ kind }) => kind === 'arithmetic'))
  console.log(`${finding.code} ${finding.message}`)
