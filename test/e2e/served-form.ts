import type { Browser, Page } from 'playwright-core'
import type { FormBundle } from '@formwright/definition'
import { precompile } from '@formwright/engine/precompile'
import { servePage } from './built-page.ts'
import { launch, newPage } from './chromium.ts'

/** A form on a page by itself, and a browser to fill it in with. */
export interface ServedForm {
  /** Opens it in a window of this size. */
  readonly open: (
    size?: { readonly width: number; readonly height: number },
    query?: string,
  ) => Promise<{ readonly page: Page; readonly complaints: string[] }>
  readonly stop: () => Promise<void>
}

/** Serves a form with these answers under a policy that allows no evaluation of text. */
export async function serveForm(bundle: FormBundle, answers: unknown): Promise<ServedForm> {
  const [served, browser]: [Awaited<ReturnType<typeof servePage>>, Browser] = await Promise.all([
    servePage('nested.tsx', {
      policy:
        "default-src 'none'; script-src 'self'; style-src 'self' 'nonce-page'; connect-src 'self'; img-src data:",
      files: {
        '/bundle.json': ['application/json', JSON.stringify(bundle)],
        '/answers.json': ['application/json', JSON.stringify(answers)],
        '/validators.js': ['text/javascript', precompile(bundle)],
      },
    }),
    launch(),
  ])
  return {
    open: async (size, query = '') => {
      const opened = await newPage(browser, size)
      opened.page.setDefaultTimeout(8000)
      await opened.page.goto(served.address + query)
      return opened
    },
    stop: async () => {
      await browser.close()
      served.close()
    },
  }
}
