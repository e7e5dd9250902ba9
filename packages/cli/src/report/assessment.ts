import { translate, joinList } from '@formwright/definition'
import type { FormBundle } from '@formwright/definition'
import type { Assessment, Finding } from '@formwright/engine'
import type { Output } from '../output.ts'
import { say } from '../texts.ts'

/** An assessment as a report that people read: the verdict, the findings by part, the eligibility table. */
export function printAssessment(
  title: string,
  assessment: Assessment,
  bundle: FormBundle,
  output: Output,
): void {
  const { paint, language } = output
  const { progress, findings } = assessment
  const verdict = progress.ready
    ? paint.green(`✔ ${say('ready', language)}`)
    : paint.red(`✖ ${say('not-ready', language)}`)
  const counts = {
    filled: progress.filled,
    required: progress.required,
    errors: progress.errors,
    warnings: progress.warnings,
  }
  output.line(`${paint.bold(title)}  ${verdict}  ${say('filled', language, counts)}`)
  for (const { part, title: partTitle } of progress.parts) {
    const inPart = findings.filter((finding) => finding.part === part)
    if (inPart.length > 0) printPart(translate(bundle, language, partTitle), inPart, output)
  }
  const elsewhere = findings.filter((finding) => !progress.parts.some(({ part }) => part === finding.part))
  if (elsewhere.length > 0) printPart('—', elsewhere, output)
  printEligibility(assessment, output)
  output.line()
}

function printPart(title: string, findings: readonly Finding[], output: Output): void {
  const { paint, language } = output
  output.line(`  ${paint.bold(title)}`)
  for (const finding of findings) {
    const mark =
      finding.severity === 'error'
        ? paint.red(`✖ ${say('error', language)}`)
        : paint.yellow(`⚠ ${say('warning', language)}`)
    const whose =
      finding.issuer === undefined ? '' : ` ${say('issued-by', language, { authority: finding.issuer })}`
    const code = paint.dim(finding.check || finding.code)
    output.line(`    ${mark} ${code} ${finding.message}${whose} ${paint.dim(finding.pointer)}`)
    if (finding.fix) {
      const each = Object.entries(finding.fix).map(
        ([pointer, value]) => `${pointer} = ${JSON.stringify(value)}`,
      )
      const values = joinList(each, language)
      output.line(`        ${paint.cyan(say('fix-offer', language, { values }))}`)
    }
  }
}

function printEligibility({ eligibility }: Assessment, output: Output): void {
  if (eligibility.length === 0) return
  const { paint, language } = output
  output.line(`  ${paint.bold(say('eligibility', language))}`)
  for (const { met, criterion, threshold, value } of eligibility) {
    const mark = met === 'met' ? paint.green('✔') : met === 'pending' ? paint.dim('…') : paint.red('✖')
    output.line(`    ${mark} ${say(met, language)}  ${criterion}  ${paint.dim(threshold)}  ${value}`)
  }
}
