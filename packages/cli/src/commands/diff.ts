import { translate, word } from '@formwright/definition'
import {
  changedSpans,
  changeInLanguage,
  classOfCarried,
  diff,
  explainChange,
  explainClass,
  quotedTexts,
} from '@formwright/authoring'
import type { Change } from '@formwright/authoring'
import type { FormBundle } from '@formwright/definition'
import type { ExitCode } from '../exit-code.ts'
import type { Output } from '../output.ts'
import { say } from '../texts.ts'
import { usableEditions } from './edition.ts'

/** `formwright diff <edition> <edition>`: what changed, and what it means for answers that are there. */
export async function diffCommand(output: Output, args: readonly string[]): Promise<ExitCode> {
  const editions = await usableEditions(args, output)
  if (!editions) return 2
  const [before, after] = editions
  const isOtherYear = before.bundle.edition.edition !== after.bundle.edition.edition
  // a definition of another year has no answers yet: those of the earlier edition are carried into it
  const changes = diff(before.bundle, after.bundle).map((change) =>
    isOtherYear ? { ...change, class: classOfCarried(change) } : change,
  )
  const { language } = output
  const versions = [after.bundle, before.bundle].map(quotedTexts)
  const inWords = (change: Change) => changeInLanguage(change, versions, language)
  for (const [part, list] of byPart(changes)) {
    output.line(output.paint.bold(`\n${titleOf(part, before.bundle, after.bundle, output)}`))
    for (const change of list) printChange(inWords(change), isOtherYear, output)
  }
  output.line(
    `\n${say(isOtherYear ? 'diff-count-carried' : 'diff-count', output.language, countOf(changes))}`,
  )
  output.json({
    changes: changes.map((change) => ({
      ...change,
      says: explainChange(inWords(change), language),
      marked: changedSpans(inWords(change), language),
    })),
  })
  return 0
}

function printChange(change: Change, carried: boolean, output: Output): void {
  const { paint, language } = output
  const mark = { safe: paint.green('○'), choice: paint.yellow('△'), 'loses-answers': paint.red('✖') }[
    change.class
  ]
  const meaning =
    change.class === 'safe'
      ? ''
      : word('in-brackets', language, {
          text: ' ',
          more: paint.dim(explainClass(change.class, language, carried)),
        })
  output.line(`  ${mark} ${explainChange(change, language)}${meaning}`)
  const spans = changedSpans(change, language)
  if (!spans) return
  const text = spans.map(({ kind, text: part }) => {
    if (kind === 'same') return part
    return kind === 'removed' ? paint.red(`[-${part}-]`) : paint.green(`{+${part}+}`)
  })
  output.line(`      ${text.join('')}`)
}

function byPart(changes: readonly Change[]): Map<string, Change[]> {
  const parts = new Map<string, Change[]>()
  for (const change of changes) parts.set(change.part, [...(parts.get(change.part) ?? []), change])
  return parts
}

function titleOf(part: string, before: FormBundle, after: FormBundle, { language }: Output): string {
  if (part === '') return say('diff-whole', language)
  for (const bundle of [after, before]) {
    const own = bundle.parts.find(({ key }) => key === part)
    if (own) return translate(bundle, language, own.title)
  }
  return part
}

function countOf(changes: readonly Change[]) {
  const of = (kind: Change['class']) => changes.filter((change) => change.class === kind).length
  return { count: changes.length, safe: of('safe'), choice: of('choice'), loses: of('loses-answers') }
}
