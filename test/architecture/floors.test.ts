import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { describe, expect, test } from 'vitest'
import { root } from '../edition.ts'

/**
 * The floors of a package, the lowest first, each with its folders (and files beside them) in order: what
 * stands later may import what stands before it, never the other way.
 */
const FLOORS: Record<string, Record<string, readonly string[]>> = {
  rules: {
    numbers: ['dates.ts', 'decimal.ts'],
    expressions: ['language', 'functions'],
    rules: ['rules', 'index.ts'],
  },
  studio: {
    files: ['document', 'model', 'usage', 'new-year'],
    knowledge: ['meta', 'pinyin', 'kinds', 'paper'],
    acts: ['edits', 'sentences', 'shapes', 'start'],
    editor: ['screen', 'index.ts'],
  },
  server: {
    platform: [
      'messages',
      'database',
      'http',
      'installation',
      'settings',
      'files',
      'jobs',
      'mail',
      'live',
      'metrics',
      'printing',
    ],
    people: ['access', 'privacy', 'audit'],
    routes: ['published', 'admission', 'services.ts', 'routing', 'notify', 'accounts'],
    applications: ['applications'],
    features: [
      'admin',
      'backup',
      'editions',
      'paper',
      'definitions',
      'impact',
      'corrections',
      'evidence',
      'exports',
      'review',
      'demonstration',
      'doctor',
      'operations',
    ],
    app: ['site', 'app', 'index.ts'],
  },
  web: {
    base: ['preferences', 'texts', 'elements', 'api'],
    data: ['drafts', 'declaration'],
    parts: ['parts', 'values'],
    features: [
      'account',
      'paper',
      'sheets',
      'editor',
      'comments',
      'applications',
      'exports',
      'review',
      'studio',
      'admin',
      'verify',
      'pages',
    ],
    app: ['app', 'main.tsx', 'embed.ts'],
  },
}

const IMPORTS =
  /(?:^|\n)(?:import|export)[^'"]*?from '(\.[^']+)'|\bimport\('(\.[^']+)'\)|\nimport '(\.[^']+)'/g

/** Each file of a package with the files that it imports, types too; tests and what only they use aside. */
function importsOf(name: string): Map<string, string[]> {
  const folder = join(root, 'packages', name, 'src')
  return new Map(
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((path) => /\.tsx?$/.test(path) && !/\.test(-support)?\.tsx?$|^testing\/|\/testing\//.test(path))
      .map((path) => [
        path,
        [...readFileSync(join(folder, path), 'utf8').matchAll(IMPORTS)].map((found) =>
          normalize(join(dirname(path), (found[1] ?? found[2] ?? found[3])!)),
        ),
      ]),
  )
}

/** The first circle that is found, as a path that ends where it began. */
function circleIn(graph: Map<string, string[]>): string[] {
  const done = new Set<string>()
  const walk = (file: string, path: readonly string[]): string[] => {
    if (path.includes(file)) return [...path.slice(path.indexOf(file)), file]
    if (done.has(file)) return []
    for (const next of graph.get(file) ?? []) {
      const circle = walk(next, [...path, file])
      if (circle.length > 0) return circle
    }
    done.add(file)
    return []
  }
  for (const file of graph.keys()) {
    const circle = walk(file, [])
    if (circle.length > 0) return circle
  }
  return []
}

/** Which folders import from which; files beside the folders put them together. */
function betweenFolders(files: Map<string, string[]>): Map<string, string[]> {
  const folders = new Map<string, string[]>()
  for (const [path, imported] of files) {
    const folder = folderOf(path)
    if (folder === undefined) continue
    const others = imported.map(folderOf).filter((other) => other !== undefined && other !== folder)
    folders.set(folder, [...(folders.get(folder) ?? []), ...(others as string[])])
  }
  return folders
}

function folderOf(path: string): string | undefined {
  return path.includes('/') ? path.slice(0, path.indexOf('/')) : undefined
}

const packages = readdirSync(join(root, 'packages'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name)

describe.each(Object.keys(FLOORS))('the floors of %s', (name) => {
  const places = Object.values(FLOORS[name]!).flat()
  const graph = importsOf(name)
  const placeOf = (path: string) => path.split('/')[0]!

  test('name every folder', () => {
    expect([...new Set([...graph.keys()].map(placeOf))].toSorted()).toEqual(places.toSorted())
  })

  test('import downwards only', () => {
    const upwards = [...graph].flatMap(([path, imported]) =>
      imported
        .filter((other) => places.indexOf(placeOf(other)) > places.indexOf(placeOf(path)))
        .map((other) => `${path} → ${other}`),
    )
    expect(upwards).toEqual([])
  })
})

test.each(packages)('neither files nor folders of %s import each other in a circle', (name) => {
  const graph = importsOf(name)
  expect(circleIn(graph)).toEqual([])
  expect(circleIn(betweenFolders(graph))).toEqual([])
})
