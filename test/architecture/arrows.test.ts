import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { root } from '../edition.ts'

/** Which of our packages each may import: the picture of the design, held against the manifests. */
const ARROWS: Record<string, readonly string[]> = {
  definition: [],
  rules: ['definition'],
  engine: ['definition', 'rules'],
  authoring: ['definition', 'rules', 'engine'],
  renderer: ['definition', 'engine'],
  paper: ['definition', 'engine'],
  sheets: ['definition', 'engine'],
  fields: ['definition', 'engine', 'renderer', 'paper', 'sheets'],
  studio: ['definition', 'rules', 'engine', 'authoring', 'renderer', 'fields'],
  api: ['definition'],
  server: ['api', 'definition', 'engine', 'authoring', 'paper', 'sheets', 'fields'],
  cli: ['api', 'definition', 'engine', 'authoring', 'paper', 'sheets', 'fields', 'server'],
  web: ['api', 'definition', 'engine', 'authoring', 'renderer', 'paper', 'sheets', 'fields', 'studio'],
}

const packages = readdirSync(join(root, 'packages'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name)
const sources = packages.flatMap((name) =>
  readdirSync(join(root, 'packages', name, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path))
    .map((path) => ({ name, path, text: readFileSync(join(root, 'packages', name, 'src', path), 'utf8') })),
)
const code = sources.filter(({ path }) => !/\.test(-support)?\.tsx?$/.test(path))

describe('packages', () => {
  test('are those of the picture', () => {
    expect(packages.toSorted()).toEqual(Object.keys(ARROWS).toSorted())
  })

  test.each(packages)('%s imports only what it may, and says so', (name) => {
    const manifest = JSON.parse(readFileSync(join(root, 'packages', name, 'package.json'), 'utf8')) as {
      dependencies?: Record<string, string>
    }
    const ours = Object.keys(manifest.dependencies ?? {})
      .filter((key) => key.startsWith('@formwright/'))
      .map((key) => key.slice('@formwright/'.length))
    expect(ours.toSorted()).toEqual([...ARROWS[name]!].toSorted())
    const references = (
      JSON.parse(readFileSync(join(root, 'packages', name, 'tsconfig.json'), 'utf8')) as {
        references: { path: string }[]
      }
    ).references
    expect(references.map(({ path }) => path.slice(3)).toSorted()).toEqual(ours.toSorted())
  })

  test.each(packages)('%s is built without what only tests need', (name) => {
    const { dependencies, peerDependencies } = JSON.parse(
      readFileSync(join(root, 'packages', name, 'package.json'), 'utf8'),
    ) as { dependencies?: object; peerDependencies?: object }
    const installed = { ...dependencies, ...peerDependencies }
    const outside = code
      .filter((one) => one.name === name)
      .flatMap(({ path, text }) =>
        [
          ...text.matchAll(
            /^(?:import|export) (?:[^'\n]|\n(?! *import))*?from '((?:@[^'/]+\/)?[^'./][^'/]*)/gm,
          ),
        ]
          .map(([, imported]) => imported!)
          // `#…` is what its own manifest maps to a file of it
          .filter((one) => !/^(?:node:|#)/.test(one) && one !== 'node' && !(one in installed))
          .map((one) => `${path}: ${one}`),
      )
    expect(outside).toEqual([])
  })

  test.each(packages)('%s has a README that says how to extend it', (name) => {
    expect(readFileSync(join(root, 'packages', name, 'README.md'), 'utf8')).toMatch(/## To add/)
  })

  test('only the command line, the server and /node look at the machine', () => {
    const offenders = code.filter(
      ({ name, path, text }) =>
        name !== 'cli' && name !== 'server' && !path.startsWith('node/') && /from 'node:/.test(text),
    )
    expect(offenders.map(({ name, path }) => `${name}/${path}`)).toEqual([])
  })

  test('the parts of a server never load what shows a screen', () => {
    const declarations = /^(index|plain|only)\.ts$|^([a-z-]+)\/\2\.ts$/
    const offenders = sources.filter(
      ({ name, path, text }) =>
        (name === 'fields'
          ? declarations.test(path)
          : ['api', 'definition', 'rules', 'engine', 'authoring', 'server'].includes(name)) &&
        /from '(react|react-dom|@jsonforms|@mui|@formwright\/renderer)/.test(text),
    )
    expect(offenders.map(({ name, path }) => `${name}/${path}`)).toEqual([])
  })

  test('nothing evaluates text as code; only precompilation, which runs beforehand, writes any', () => {
    expect(code.filter(({ text }) => /\beval\(|new Function\(/.test(text)).map(({ path }) => path)).toEqual(
      [],
    )
  })
})

describe('files', () => {
  test('no form and no year is named in code', () => {
    const named = code.filter(
      ({ path, text }) =>
        !path.includes('template/') &&
        /sme-cluster|特色产业集群|\by20[12]\d\b/.test(text.replaceAll(/\/\*\*[\s\S]*?\*\/|\/\/.*/g, '')),
    )
    expect(named.map(({ name, path }) => `${name}/${path}`)).toEqual([])
  })

  test('no folder is called utils, helpers, common or misc', () => {
    expect(
      sources
        .filter(({ path }) => /(^|[/.-])(utils?|helpers?|common|misc)([/.-]|$)/.test(path))
        .map(({ path }) => path),
    ).toEqual([])
  })

  test('are short', () => {
    const lengths = code.map(({ text }) => text.split('\n').length).toSorted((a, b) => a - b)
    expect(lengths.at(Math.floor(lengths.length / 2))).toBeLessThan(90)
    expect(lengths.at(-1)).toBeLessThan(425)
  })

  test('have lines of at most 110 characters, comments included; only a text or a pattern may be longer', () => {
    const longer = sources.flatMap(({ name, path, text }) =>
      text
        .split('\n')
        .filter((line) => line.length > 110 && !/['"`/]/.test(line.replace(/^\s*(?:\/\/|\/?\*).*/, '')))
        .map((line) => `${name}/${path}: ${line}`),
    )
    expect(longer).toEqual([])
  })

  test('that reach the browser use nothing that Chromium 109 lacks', () => {
    const newer = /\.(toSorted|toReversed|toSpliced)\(|\b(Object|Map)\.groupBy\(|Promise\.withResolvers\(/
    expect(
      code
        .filter(({ name, text }) => !['server', 'cli'].includes(name) && newer.test(text))
        .map(({ name, path }) => `${name}/${path}`),
    ).toEqual([])
  })

  test('are named in kebab-case', () => {
    expect(
      sources
        .filter(({ path }) => !/^([a-z0-9-]+\/)*[a-z0-9-]+(\.[a-z-]+)*\.tsx?$/.test(path))
        .map(({ path }) => path),
    ).toEqual([])
  })
})
