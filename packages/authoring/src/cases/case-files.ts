import { splitPointer } from '@formwright/definition'
import type { Json, JsonSource, Loaded } from '@formwright/definition'
import { withValue } from '@formwright/engine'

/** One case: a base answer, the cells that matter, the findings that it must give. */
export interface Case {
  readonly source: JsonSource
  readonly pointer: string
  readonly name: string
  readonly base: string
  readonly answers: unknown
  readonly expect: readonly {
    readonly code: string
    readonly pointer: string
    readonly severity?: 'error' | 'warning'
  }[]
}

interface CaseFile {
  readonly base: string
  readonly cases: readonly {
    readonly name: string
    readonly set?: Record<string, Json>
    readonly remove?: readonly string[]
    readonly expect: Case['expect']
  }[]
}

/** The sample answers of an edition by name. */
export function samplesOf(loaded: Loaded): Map<string, unknown> {
  const prefix = `${loaded.edition}/answers/`
  const files = [...loaded.sources.values()].filter((source) => source.file.startsWith(prefix))
  return new Map(files.map((source) => [source.file.slice(prefix.length, -'.json'.length), source.value]))
}

/** Every case of an edition whose base exists. `empty` is the base with nothing filled in. */
export function casesOf(loaded: Loaded): Case[] {
  const samples = samplesOf(loaded).set('empty', {})
  const files = [...loaded.sources.values()].filter((source) => /\/cases\/[^/]+\.json$/.test(source.file))
  return files.flatMap((source) => {
    const { base, cases } = source.value as CaseFile
    if (!samples.has(base)) return []
    return cases.map((one, index) => ({
      source,
      base,
      name: one.name,
      expect: one.expect,
      pointer: `/cases/${index}`,
      answers: changed(samples.get(base), one.set ?? {}, one.remove ?? []),
    }))
  })
}

function changed(base: unknown, set: Record<string, Json>, remove: readonly string[]): unknown {
  const filled = Object.entries(set).reduce(
    (answers, [pointer, value]) => withValue(answers, splitPointer(pointer), value),
    base,
  )
  return remove.reduce((answers, pointer) => withValue(answers, splitPointer(pointer), undefined), filled)
}
