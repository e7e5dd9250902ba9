import { remembered } from '../cache/remembered.ts'
import type { PatternNode } from './pattern-node.ts'
import { PatternError, readPattern } from './read-pattern.ts'

/** The fewest and the most characters of the texts that match a pattern. */
export interface Lengths {
  readonly least: number
  readonly most: number
}

const ANY: Lengths = { least: 0, most: Number.POSITIVE_INFINITY }

/** The lengths of the texts that match a pattern; any if the pattern is invalid. */
export const patternLengths: (source: string) => Lengths = remembered(1000, lengths)

function lengths(source: string): Lengths {
  try {
    const node = readPattern(source)
    const { least, most } = lengthsOf(node)
    // unless it stands for the whole text, more may be around it
    const isWhole = node.kind !== 'choice' && /^\^.*(?<!\\)\$$/s.test(source)
    return { least, most: isWhole ? most : Number.POSITIVE_INFINITY }
  } catch (error) {
    if (error instanceof PatternError) return ANY
    throw error
  }
}

function lengthsOf(node: PatternNode): Lengths {
  switch (node.kind) {
    case 'assertion':
      return { least: 0, most: 0 }
    case 'characters':
      return { least: 1, most: 1 }
    case 'choice': {
      const all = node.of.map(lengthsOf)
      return {
        least: Math.min(...all.map(({ least }) => least)),
        most: Math.max(...all.map(({ most }) => most)),
      }
    }
    case 'sequence': {
      const all = node.of.map(lengthsOf)
      const total = (of: 'least' | 'most') => all.reduce((sum, one) => sum + one[of], 0)
      return { least: total('least'), most: total('most') }
    }
    case 'repeat': {
      const { least, most } = lengthsOf(node.of)
      return { least: least * node.least, most: most === 0 ? 0 : most * node.most }
    }
  }
}
