import { spawn } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { root } from '../edition.ts'
import { installedToServe } from './installed-to-serve.ts'

const installed = installedToServe()
afterAll(() => rmSync(installed, { recursive: true }))
const serve = (...args: string[]) => serveIn(installed, ...args)

/** Starts `formwright serve` in a folder; gives its first line of JSON, or how it ended. */
function serveIn(
  cwd: string,
  ...args: string[]
): Promise<{
  started?: { address: string; editions: string[] }
  code?: number | null
  stderr: string
  stop: () => Promise<number | null>
}> {
  const child = spawn(
    process.execPath,
    [
      join(installed, 'packages/cli/bin/formwright.js'),
      'serve',
      ...args,
      '--data',
      mkdtempSync(join(tmpdir(), 'formwright-data-')),
      '--json',
    ],
    { cwd },
  )
  let stdout = ''
  let stderr = ''
  child.stderr.on('data', (data: Buffer) => (stderr += data.toString()))
  const ended = new Promise<number | null>((done) => child.once('exit', done))
  const stop = () => (child.kill('SIGTERM'), ended)
  return new Promise((done) => {
    child.stdout.on('data', (data: Buffer) => {
      stdout += data.toString()
      if (stdout.includes('"address"'))
        done({ started: JSON.parse(stdout.split('\n')[0]!) as never, stderr, stop })
    })
    void ended.then((code) => done({ code, stderr, stop }))
  })
}

describe('formwright serve', () => {
  test('publishes the editions, answers, and stops when told', async () => {
    const { started, stop } = await serve('--port', '0')
    const at = `${started!.address}/api/editions`
    const list = (await (await fetch(at)).json()) as { id: string; form: string }[]
    expect(list.map(({ form }) => form)).toContain('sme-cluster')
    expect(list).toHaveLength(started!.editions.length)
    const bundle = await fetch(`${at}/${list[0]!.id}/bundle.json`)
    expect(bundle.headers.get('cache-control')).toContain('immutable')
    expect(((await bundle.json()) as { digest: string }).digest).toBe(`sha256:${list[0]!.id}`)
    expect((await fetch(`${at}/${'0'.repeat(64)}/bundle.json`)).status).toBe(404)
    expect((await fetch(`${at}/../../etc/passwd`)).status).toBe(404)
    expect((await fetch(`${at}/not-a-digest/bundle.json`)).status).toBe(404)
    expect((await fetch(`${started!.address}/health`)).status).toBe(200)
    expect(await stop()).toBe(0)
  })

  test('leaves out an edition with errors, names what is wrong, and serves the others', async () => {
    const forms = mkdtempSync(join(tmpdir(), 'formwright-forms-'))
    cpSync(join(root, 'forms/sme-cluster'), join(forms, 'good'), { recursive: true })
    cpSync(join(root, 'forms/sme-cluster'), join(forms, 'broken'), { recursive: true })
    writeFileSync(join(forms, 'broken/2024/parts/1-basic/ui.json'), '{ "type": "VerticalLayout", }')
    // the site is found wherever it is run from
    const { started, stderr, stop } = await serveIn(forms, '.', '--port', '0')
    expect(started?.editions).toHaveLength(2)
    expect(stderr).toContain('broken')
    await stop()
  })

  test.each([
    [['--port', 'many'], '端口应为'],
    [['--site', 'nowhere'], '没有构建好的网站'],
    [['nowhere'], '找不到'],
  ])('%j is refused with words', async (args, says) => {
    const { code, stderr } = await serve(...args)
    expect(code).toBe(2)
    expect(stderr).toContain(says)
  })

  test('a port in use is named', async () => {
    const other = createServer()
    await new Promise<void>((done) => other.listen(0, '127.0.0.1', done))
    const { port } = other.address() as AddressInfo
    const { code, stderr } = await serve('--port', String(port))
    other.close()
    expect(code).toBe(2)
    expect(stderr).toContain(`端口 ${port} 已被占用`)
  })
})
