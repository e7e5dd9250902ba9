import { mkdtemp, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { InstallationKeys, installationKeys, UnusableKey, verifySignature } from './keys.ts'

const folder = () => mkdtemp(join(tmpdir(), 'formwright-keys-'))
const keysIn = (data: string, installationKey?: string) => installationKeys({ data, installationKey })

describe('the installation’s key', () => {
  test('is made once, however many start at once, and only its owner reads it', async () => {
    const data = await folder()
    const keys = await Promise.all(Array.from({ length: 8 }, () => keysIn(data)))
    expect(new Set(keys.map(({ id }) => id)).size).toBe(1)
    expect(await readdir(data)).toEqual(['installation.key'])
    expect((await stat(join(data, 'installation.key'))).mode & 0o777).toBe(0o600)
    expect((await keysIn(await folder())).id).not.toBe(keys[0]!.id)
  })

  test('can be given as a setting', async () => {
    const { secret, id } = await keysIn(await folder())
    const data = await folder()
    expect((await keysIn(data, secret)).id).toBe(id)
    const base64 = Buffer.from(secret.split(' ')[1]!, 'base64url').toString('base64')
    expect((await keysIn(data, base64)).id).toBe(id)
    await expect(keysIn(data, 'change-me')).rejects.toThrow('openssl rand -base64 32')
    expect(await readdir(data)).toEqual([])
  })

  test('that is damaged is named, and left as it is', async () => {
    for (const text of ['', 'formwright-key-1 short', 'something else']) {
      const data = await folder()
      await writeFile(join(data, 'installation.key'), text)
      await expect(keysIn(data)).rejects.toThrow(UnusableKey)
      await expect(keysIn(data)).rejects.toThrow('installation.key')
      expect(await readFile(join(data, 'installation.key'), 'utf8')).toBe(text)
    }
  })
})

describe('what is signed and encrypted', () => {
  const fresh = async () => new InstallationKeys((await keysIn(await folder())).secret)

  test('is known by who has the public key, for its purpose and unchanged', async () => {
    const keys = await fresh()
    const signature = keys.sign('backup', '行数 12')
    expect(keys.verify('backup', '行数 12', signature)).toBe(true)
    expect(verifySignature(keys.publicKey, 'backup', '行数 12', signature)).toBe(true)
    expect(keys.verify('backup', '行数 13', signature)).toBe(false)
    expect(keys.verify('audit', '行数 12', signature)).toBe(false)
    expect((await fresh()).verify('backup', '行数 12', signature)).toBe(false)
    expect(verifySignature('no key', 'backup', '行数 12', signature)).toBe(false)
  })

  test('comes back with the same key and purpose only', async () => {
    const keys = await fresh()
    const secret = keys.encrypt('webhook', '密钥🔑')
    expect(secret).not.toContain('密钥')
    expect(keys.encrypt('webhook', '密钥🔑')).not.toBe(secret)
    expect(keys.decrypt('webhook', secret)).toBe('密钥🔑')
    expect(keys.decrypt('webhook', keys.encrypt('webhook', ''))).toBe('')
    expect(() => keys.decrypt('other', secret)).toThrow('changed since')
    const last = secret.at(-2)!
    expect(() =>
      keys.decrypt('webhook', `${secret.slice(0, -2)}${last === 'A' ? 'B' : 'A'}${secret.at(-1)}`),
    ).toThrow(UnusableKey)
    const other = await fresh()
    expect(() => other.decrypt('webhook', secret)).toThrow(keys.id)
    expect(() => keys.decrypt('webhook', 'plain')).toThrow(UnusableKey)
  })
})
