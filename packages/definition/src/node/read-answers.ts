import { readFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { hasErrors } from '../bundle/load.ts'
import { wholeSamples } from '../bundle/told-samples.ts'
import { isObject } from '../json/is-object.ts'
import { readJsonFile, UnusableInput } from './read-json.ts'
import type { ReadOptions } from './read-json.ts'

/**
 * Reads a file of answers like `readJsonFile`; a sample told as a difference is read with those beside it
 * that it starts from.
 * @throws UnusableInput naming the file
 */
export async function readAnswers(path: string, options?: ReadOptions): Promise<unknown> {
  const answers = await readJsonFile(path, options)
  const files = new Map<string, string>()
  const pathOf = (name: string) => `-/answers/${name}.json`
  const own = pathOf(basename(path, '.json'))
  let next = baseOf(answers) === undefined ? undefined : basename(path, '.json')
  while (next !== undefined && !files.has(pathOf(next))) {
    const file = join(dirname(path), `${next}.json`)
    const base = baseOf(await readJsonFile(file, options))
    files.set(pathOf(next), await readFile(file, 'utf8'))
    next = base
  }
  if (files.size === 0) return answers
  const { told, problems } = wholeSamples(files)
  if (hasErrors(problems)) throw new UnusableInput(path, 'not-answers')
  return told.get(own)?.value
}

function baseOf(answers: unknown): string | undefined {
  return isObject(answers) && typeof answers.$base === 'string' ? answers.$base : undefined
}
