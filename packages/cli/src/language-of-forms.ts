import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { DEFAULT_LANGUAGE, isLanguage, isObject, languageOf, sameLanguage } from '@formwright/definition'
import type { Language } from '@formwright/definition'
import { readJsonFile } from '@formwright/definition/node'
import { languageOfTag } from './requested-language.ts'

/** The common language of a folder's forms; otherwise that of the machine (POSIX), or the default. */
export async function languageOfForms(
  folder: string,
  { LC_ALL, LC_MESSAGES, LANG }: Readonly<Record<string, string | undefined>> = process.env,
): Promise<Language> {
  const names = await readdir(folder).catch(() => [])
  const read = names.map((name) => readJsonFile(join(folder, name, 'form.json')).catch(() => undefined))
  const languages = (await Promise.all(read)).filter(isObject).map((form) => languageOf(form))
  const [first, ...others] = languages.filter((one) => isLanguage(one))
  if (first && others.every((other) => sameLanguage(first, other))) return first
  return languageOfTag(LC_ALL || LC_MESSAGES || LANG || '') ?? DEFAULT_LANGUAGE
}
