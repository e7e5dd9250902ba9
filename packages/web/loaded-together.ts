import { build } from 'vite'
import type { InlineConfig, Rolldown } from 'vite'

/**
 * Tells which modules are loaded at the same moments, so that they can be one file: an old PC on a slow line
 * opens a page of a few files sooner than one of a hundred. Builds once without writing anything, as only that
 * tells what of a package is really used where.
 * @param config as what is built afterwards
 * @param entries modules at which loading begins
 * @returns by module, the entries that load it with what they import, without waiting until somebody asks
 */
export async function loadedBy<Name extends string>(
  config: InlineConfig,
  entries: Readonly<Record<Name, string>>,
): Promise<ReadonlyMap<string, ReadonlySet<Name>>> {
  const built = await build({
    ...config,
    configFile: false,
    build: { ...config.build, write: false, minify: false },
  })
  const chunks = new Map<string, Rolldown.OutputChunk>()
  for (const { output } of [built].flat() as Rolldown.RolldownOutput[])
    for (const file of output) if (file.type === 'chunk') chunks.set(file.fileName, file)
  const found = new Map<string, Set<Name>>()
  for (const name of Object.keys(entries) as Name[])
    for (const { moduleIds } of withImports(chunkOf(entries[name], chunks), chunks))
      for (const id of moduleIds) found.set(id, (found.get(id) ?? new Set()).add(name))
  return found
}

type Chunks = ReadonlyMap<string, Rolldown.OutputChunk>

function chunkOf(entry: string, chunks: Chunks): Rolldown.OutputChunk {
  const chunk = [...chunks.values()].find(({ moduleIds }) => moduleIds.includes(entry))
  if (!chunk) throw new Error(`${entry}: nothing of the site loads it; correct the entries of loadedBy`)
  return chunk
}

function withImports(first: Rolldown.OutputChunk, chunks: Chunks): ReadonlySet<Rolldown.OutputChunk> {
  const all = new Set([first])
  for (const { imports } of all) for (const name of imports) if (chunks.has(name)) all.add(chunks.get(name)!)
  return all
}
