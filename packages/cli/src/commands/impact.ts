import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import { criterionOf, ImpactTotal, inWordsOf, whatItSays } from '@formwright/authoring'
import type { ImpactTotals } from '@formwright/authoring'
import type { FormBundle } from '@formwright/definition'
import type { ExitCode } from '../exit-code.ts'
import type { Output } from '../output.ts'
import { explainUnusable } from '../report/unusable.ts'
import { say } from '../texts.ts'
import { filesOf, noAnswersIn } from './check.ts'
import { editionsThrough, usableEditions } from './edition.ts'
import type { ImpactBatch, ImpactTask } from './impact-batch.ts'

/** Batch size and maximum number of workers: reading and assessing keep two cores busy. */
const BATCH = 100
const MOST_WORKERS = 4

/**
 * `formwright impact <before> <after> <answers…>`: what a new definition would mean for stored answers. With
 * `--json` a line for each file that is concerned, then the totals. Exit 1 when findings would come or
 * answers be lost.
 */
export async function impactCommand(output: Output, args: readonly string[]): Promise<ExitCode> {
  const answers = args.slice(2)
  const editions = await usableEditions(args, output)
  if (!editions) return 2
  const [before, after] = editions
  const total = new ImpactTotal()
  let unusable = 0
  let done = 0
  let otherVersion = 0
  const between = editionsThrough(after, before.bundle)
    .slice(0, -1)
    .map(({ bundle }) => bundle)
  await inWorkers({ before: before.bundle, after: after.bundle, between }, filesOf(answers), (batch) => {
    otherVersion += batch.otherVersion
    total.merge(batch.totals)
    done += batch.totals.applications + batch.unusable.length
    unusable += batch.unusable.length
    for (const row of batch.rows) output.json(row)
    for (const error of batch.unusable) {
      const { file, reason, line, column } = error
      const message = explainUnusable(error, output.language)
      output.error(message)
      output.json({ file, error: { reason, line, column, message } })
    }
    output.progress(say('checking', output.language, { count: done }))
  })
  if (done === 0) throw await noAnswersIn(answers)
  const totals = inWords(total.toJSON(), [after.bundle, before.bundle], output)
  if (totals.applications > 0) printTotals(totals, [before.bundle, after.bundle], output)
  // a file does not tell whether it was submitted
  if (before.bundle.edition.edition === after.bundle.edition.edition)
    output.line(say('impact-handed-in', output.language))
  if (otherVersion > 0) output.error(say('other-versions', output.language, { count: otherVersion }))
  output.json({ totals, unusable, otherVersion })
  if (unusable > 0) return 2
  const worse = Object.values(totals.rules).some(({ appearing }) => appearing > 0)
  return worse || Object.keys(totals.lost).length > 0 ? 1 : 0
}

/** Distributes files to workers, which request more when they are done. */
async function inWorkers(
  task: ImpactTask,
  files: AsyncIterator<string>,
  onBatch: (batch: ImpactBatch) => void,
): Promise<void> {
  const next = async () => {
    const batch: string[] = []
    while (batch.length < BATCH) {
      const { value, done } = await files.next()
      if (done) break
      batch.push(value)
    }
    return batch
  }
  // serialised, so that two workers do not get the same files
  let turn: Promise<unknown> = Promise.resolve()
  const share = () => {
    const mine = turn.then(next)
    turn = mine
    return mine
  }
  const count = Math.min(MOST_WORKERS, availableParallelism())
  await Promise.all(Array.from({ length: count }, () => runWorker(task, share, onBatch)))
}

async function runWorker(
  task: ImpactTask,
  share: () => Promise<string[]>,
  onBatch: (batch: ImpactBatch) => void,
): Promise<void> {
  const first = await share()
  if (first.length === 0) return
  const worker = new Worker(new URL('./impact-worker.js', import.meta.url), { workerData: task })
  try {
    for (let batch = first; batch.length > 0; batch = await share()) {
      onBatch(await answerOf(worker, batch))
    }
  } finally {
    await worker.terminate()
  }
}

function answerOf(worker: Worker, batch: readonly string[]): Promise<ImpactBatch> {
  return new Promise((resolve, reject) => {
    const fail = (error: Error) => reject(error)
    worker.once('error', fail)
    worker.once('message', (answer: ImpactBatch) => {
      worker.off('error', fail)
      resolve(answer)
    })
    // a thread has no origin, as a window has
    // oxlint-disable-next-line unicorn/require-post-message-target-origin
    worker.postMessage(batch)
  })
}

type TotalsInWords = ReturnType<typeof inWords>

/** Adds the texts of rules and criteria. */
function inWords(totals: ImpactTotals, bundles: readonly FormBundle[], { language }: Output) {
  const rules = Object.entries(totals.rules).map(
    ([key, cause]) => [key, { ...cause, text: whatItSays(cause, bundles, language) }] as const,
  )
  const eligibility = Object.entries(totals.eligibility).map(
    ([rule, counts]) => [rule, { ...counts, text: criterionOf(rule, bundles, language) }] as const,
  )
  return { ...totals, rules: Object.fromEntries(rules), eligibility: Object.fromEntries(eligibility) }
}

function printTotals(totals: TotalsInWords, forms: readonly FormBundle[], output: Output): void {
  const { language } = output
  output.line(say('impact-count', language, { count: totals.applications, concerned: totals.concerned }))
  const section = (name: 'impact-rules' | 'impact-eligibility' | 'impact-lost', lines: readonly string[]) => {
    if (lines.length === 0) return
    output.line(output.paint.bold(`\n${say(name, language)}`))
    for (const line of lines) output.line(`  ${line}`)
  }
  section(
    'impact-rules',
    // findings of the schema are named by their field
    Object.values(totals.rules).map(({ code, label, appearing, vanishing, text }) =>
      [`+${appearing} −${vanishing}`, ...(label === '' ? [code] : []), text].join('  '),
    ),
  )
  section(
    'impact-eligibility',
    Object.entries(totals.eligibility).map(
      ([rule, { text, ...counts }]) => `${rule} ${text}  ${say('impact-flips', language, counts)}`,
    ),
  )
  section(
    'impact-lost',
    Object.entries(totals.lost).map(([label, count]) => `${inWordsOf(forms, label, language)}  ${count}`),
  )
}
