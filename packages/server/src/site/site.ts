import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { DEFAULT_LANGUAGE, isLanguage, productLanguage, productLanguages } from '@formwright/definition'
import type { Language } from '@formwright/definition'
import { sendPage } from '../http/security.ts'
import { languagesOf } from '../notify/languages.ts'

const YEAR = 31_536_000
const LANGUAGE = /<html lang="[^"]*">/

/** Serves the built site: its files, and its single page for all other addresses. */
export async function serveSite(
  app: FastifyInstance,
  folder: string,
  editions: OfferedEditions,
): Promise<void> {
  const page = await readFile(join(folder, 'index.html'), 'utf8')
  const send = (reply: FastifyReply) =>
    sendPage(
      reply,
      page.replace(
        LANGUAGE,
        `<html lang="${languageOf(editions)}" data-languages="${languagesOfForms(editions).join(' ')}">`,
      ),
    )
  await app.register(fastifyStatic, {
    root: folder,
    wildcard: true,
    index: false,
    preCompressed: true,
    setHeaders: (reply: { header: (name: string, value: string) => unknown }, path: string) =>
      reply.header(
        'cache-control',
        path.includes('/assets/') ? `public, max-age=${YEAR}, immutable` : 'no-cache',
      ),
  })
  app.setNotFoundHandler((request, reply) =>
    isPage(request)
      ? send(reply)
      : reply.code(404).send({ error: 'not-found', message: `There is nothing at ${request.url}` }),
  )
  for (const url of ['/', '/index.html'])
    app.get(url, { schema: { hide: true } }, (_request, reply) => send(reply))
}

/** Whether an address belongs to the site's single page rather than to a file or the API. */
function isPage({ method, url, headers }: FastifyRequest): boolean {
  const path = url.split('?')[0]!
  return (
    method === 'GET' &&
    !path.startsWith('/api/') &&
    !path.startsWith('/assets/') &&
    (headers.accept ?? '').includes('text/html')
  )
}

interface OfferedEditions {
  readonly offered: readonly {
    readonly summary: { readonly language: Language; readonly texts: Readonly<Record<Language, unknown>> }
  }[]
}

/**
 * The product languages in which the forms on offer are available, the default first; all if there are none.
 */
export function languagesOnOffer(editions: OfferedEditions): Language[] {
  const { offered } = editions
  if (offered.length === 0) return productLanguages().map(({ tag }) => tag)
  const spoken = offered.flatMap(({ summary }) => languagesOf(summary)).map((tag) => productLanguage(tag))
  return [...new Set([productLanguage(languageOf(editions)), ...spoken])]
}

/** All languages in which a form on offer is available, for the language switch. */
function languagesOfForms({ offered }: OfferedEditions): Language[] {
  const all = offered.flatMap(({ summary: { language, texts } }) => [language, ...Object.keys(texts)])
  return [...new Set(all)].filter(isLanguage)
}

/** The default language of the site: that of the forms on offer if they share one. */
export function languageOf({ offered }: OfferedEditions): Language {
  const languages = offered.map(({ summary }) => summary.language)
  return (
    commonLanguage(languages) ??
    commonLanguage(languages.map((tag) => productLanguage(tag))) ??
    DEFAULT_LANGUAGE
  )
}

function commonLanguage(languages: readonly Language[]): Language | undefined {
  return languages.every((one) => one === languages[0]) ? languages[0] : undefined
}
