import { existsSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'vite'
import { definitionValidators } from '@formwright/definition/vite'
import { root } from '../edition.ts'

/** A page of `page/`, built and served; `files` are served beside it. */
export async function servePage(
  entry: string,
  options: { policy?: string; files?: Readonly<Record<string, readonly [type: string, body: string]>> } = {},
) {
  const folder = mkdtempSync(join(tmpdir(), 'formwright-page-'))
  await build({
    root,
    logLevel: 'error',
    configFile: false,
    plugins: [definitionValidators()],
    oxc: { jsx: { runtime: 'automatic', development: false } },
    define: { 'process.env.NODE_ENV': '"production"' },
    resolve: {
      conditions: ['source', 'module', 'browser', 'production'],
      alias: { '@mui/icons-material': join(root, 'packages/web/src/elements/icons.tsx') },
    },
    build: {
      outDir: folder,
      emptyOutDir: true,
      target: 'es2022',
      modulePreload: false,
      cssCodeSplit: false,
      reportCompressedSize: false,
      chunkSizeWarningLimit: 10_000,
      rollupOptions: {
        input: join(root, 'test/e2e/page', entry),
        output: { entryFileNames: 'page.js', codeSplitting: false },
      },
    },
  })
  const nonce = 'page'
  const styles = existsSync(join(folder, 'assets'))
    ? readdirSync(join(folder, 'assets')).filter((name) => name.endsWith('.css'))
    : []
  const links = styles.map((name) => `<link rel="stylesheet" href="/${name}">`).join('')
  const files: Record<string, readonly [string, string]> = {
    ...Object.fromEntries(
      styles.map((name) => [`/${name}`, ['text/css', readFileSync(join(folder, 'assets', name), 'utf8')]]),
    ),
    '/': [
      'text/html',
      `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta property="csp-nonce" nonce="${nonce}"><title>Formwright</title>${links}<body><script type="module" src="/page.js"></script>`,
    ],
    '/page.js': ['text/javascript', readFileSync(join(folder, 'page.js'), 'utf8')],
    ...options.files,
  }
  const server = createServer((request, response) => {
    const path = request.url!.replace(/\?.*$/, '')
    const [type, body] = files[path] ?? ['text/plain', '']
    response
      .writeHead(files[path] ? 200 : 404, {
        'content-type': `${type}; charset=utf-8`,
        ...(options.policy ? { 'content-security-policy': options.policy } : {}),
      })
      .end(body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: () => server.close(),
  }
}
