import { generateKeyPairSync } from 'node:crypto'
import { strFromU8, strToU8, zipSync } from 'fflate'
import type { Zippable } from 'fflate'
import { expect, test } from 'vitest'
import { InstallationKeys } from '../installation/keys.ts'
import { archiveFiles, fingerprintOf, readArchive } from './archive.ts'

const keys = new InstallationKeys(`formwright-key-1 ${Buffer.alloc(32, 7).toString('base64url')}`)
const definition = {
  form: 'visit',
  edition: '2024',
  files: { 'form.json': '{ "id": "visit" }', '2024/edition.json': '{}' },
}
const archive = Object.fromEntries(
  Object.entries(archiveFiles(definition, keys)).map(([path, text]) => [path, strToU8(text)]),
)
const form = 'forms/visit/form.json'
const read = (files: Zippable) => readArchive(Buffer.from(zipSync(files)))
const without = (name: string) => {
  const { [name]: _, ...rest } = archive
  return rest
}

test('what was put in comes out, with who signed it', async () => {
  expect(await read(archive)).toEqual({ ...definition, signer: fingerprintOf(keys.publicKey) })
  expect(await read(without('manifest.sig'))).toEqual({ ...definition, signer: '' })
})

const anotherKey = generateKeyPairSync('ed25519')
  .publicKey.export({ format: 'der', type: 'spki' })
  .toString('base64url')

/** With another key in the manifest than the one that signed it. */
function withKey(key: unknown): Zippable {
  const manifest = JSON.parse(strFromU8(archive['manifest.json']!)) as object
  return { ...archive, 'manifest.json': strToU8(JSON.stringify({ ...manifest, key })) }
}

const { files: _, ...noFiles } = JSON.parse(strFromU8(archive['manifest.json']!)) as { files: object }

test.each<[string, Zippable, string]>([
  ['whose file was changed', { ...archive, [form]: strToU8('{}') }, 'changed'],
  ['with a file that nobody lists', { ...archive, 'forms/visit/2024/more.json': strToU8('{}') }, 'changed'],
  ['without a file that is listed', without(form), 'changed'],
  ['signed with another key', withKey(anotherKey), 'signature'],
  ['whose key is none', withKey({ toString: 1 }), 'signature'],
  ['that leads out of its folder', { ...archive, '../../etc/x.json': strToU8('{}') }, 'unreadable'],
  ['with a path of its own', { ...archive, 'elsewhere/x.json': strToU8('{}') }, 'path'],
  ['with a step in a path', { ...archive, 'forms/visit/2024/./x.json': strToU8('{}') }, 'path'],
  [
    'with a symbolic link',
    { ...archive, 'forms/visit/link.json': [strToU8('/etc/passwd'), { os: 3, attrs: 0o120777 << 16 }] },
    'link',
  ],
  ['with a file twice', { ...archive, 'forms/visit/2024/Edition.json': strToU8('{}') }, 'twice'],
  [
    'of too many files',
    Object.fromEntries([...Array(1001).keys()].map((n) => [`forms/x/${n}.json`, strToU8('{}')])),
    'too-many',
  ],
  ['that would unpack to a lot', { 'forms/x/a.json': new Uint8Array(25_000_000) }, 'too-large'],
  ['that is not text', { 'forms/x/a.json': new Uint8Array([0xff, 0xfe, 0x00]) }, 'no-text'],
  ['without a manifest', { [form]: archive[form]! }, 'no-manifest'],
  [
    'whose manifest lists nothing',
    { ...archive, 'manifest.json': strToU8(JSON.stringify(noFiles)) },
    'no-manifest',
  ],
  ...['null', '[]', '7', JSON.stringify({ ...noFiles, files: null })].map(
    (text): [string, Zippable, string] => [
      `whose manifest is ${text}`,
      { ...archive, 'manifest.json': strToU8(text) },
      'no-manifest',
    ],
  ),
])('an archive %s is refused in words', async (_name, files, reason) => {
  await expect(read(files)).rejects.toMatchObject({
    code: 'unprocessable',
    details: { reason: `archive-${reason}` },
    message: expect.stringMatching(/^.{10,}$/),
  })
})

test('what is no archive is refused', async () => {
  await expect(readArchive(Buffer.from('no archive'))).rejects.toMatchObject({
    details: { reason: 'archive-unreadable' },
  })
})
