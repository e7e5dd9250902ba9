import { EDGE, LINE, OTHER, WORD } from './pattern-node.ts'
import type { CharacterSet, Neighbour, PatternNode, Assertion } from './pattern-node.ts'
import { PatternError } from './read-pattern.ts'

/** One step on the way to a match: a character, an assertion, or a fork where neither is given. */
interface NfaState {
  readonly id: number
  readonly characters?: CharacterSet | undefined
  readonly assertion?: Assertion | undefined
  next?: NfaState | undefined
  other?: NfaState | undefined
}

/** All steps that may be taken next, after one text or another. */
interface State {
  readonly steps: readonly NfaState[]
  readonly before: Neighbour
  /** Where a character leads. */
  readonly moves: Map<string, State>
  /** The steps that are reached without a character, by what stands after. */
  readonly open: (readonly NfaState[])[]
}

/** So many steps a pattern has at most, and so many of its states are remembered, with their characters. */
const MOST_STEPS = 20_000
const MOST_REMEMBERED = 100_000

/**
 * Looks whether a pattern stands somewhere in a text. All ways are followed at once (Thompson 1968), and
 * where they lead is remembered by character, so that each character of the text is looked at once.
 */
export class PatternFinder {
  readonly #start: NfaState
  readonly #end: NfaState
  #count = 0
  #remembered = 0
  #states = new Map<string, State>()
  #first: State | undefined

  constructor(node: PatternNode) {
    this.#end = this.#step({})
    this.#start = this.#before(node, this.#end)
  }

  test(text: string): boolean {
    let state = (this.#first ??= this.#state([], EDGE))
    for (const char of text) {
      state = state.moves.get(char) ?? this.#move(state, char)
      if (state === FOUND) return true
    }
    return this.#open(state, EDGE).includes(this.#end)
  }

  #move(state: State, char: string): State {
    const kind = kindOf(char)
    const open = this.#open(state, kind)
    const next = open.includes(this.#end)
      ? FOUND
      : this.#state(
          open.filter((step) => step.characters!.test(char)).map((step) => step.next!),
          kind,
        )
    this.#remember(1)
    state.moves.set(char, next)
    return next
  }

  /** Counts what is kept; past its bound all that was is forgotten, and found anew where it is needed. */
  #remember(size: number): void {
    this.#remembered += size
    if (this.#remembered <= MOST_REMEMBERED) return
    for (const state of this.#states.values()) state.moves.clear()
    this.#states = new Map()
    this.#first = undefined
    this.#remembered = size
  }

  #state(steps: readonly NfaState[], before: Neighbour): State {
    const sorted = [...new Set(steps)].sort((a, b) => a.id - b.id)
    const key = `${before}:${sorted.map((step) => step.id).join(',')}`
    let state = this.#states.get(key)
    if (!state) {
      this.#remember(sorted.length + 1)
      this.#states.set(key, (state = { steps: sorted, before, moves: new Map(), open: [] }))
    }
    return state
  }

  /** The steps that take a character, and the end, reached without one; a match may begin anywhere. */
  #open(state: State, after: Neighbour): readonly NfaState[] {
    const known = state.open[after]
    if (known) return known
    const open = this.#reached(state, after)
    this.#remember(open.length)
    return (state.open[after] = open)
  }

  #reached(state: State, after: Neighbour): readonly NfaState[] {
    const seen = new Set<NfaState>()
    const waiting = [...state.steps, this.#start]
    while (waiting.length > 0) {
      const step = waiting.pop()!
      if (seen.has(step)) continue
      seen.add(step)
      if (step.characters || (step.assertion && !step.assertion.fits(state.before, after))) continue
      if (step.next) waiting.push(step.next)
      if (step.other) waiting.push(step.other)
    }
    return [...seen].filter((step) => step.characters !== undefined || step === this.#end)
  }

  #step(step: Omit<NfaState, 'id'>): NfaState {
    if (++this.#count > MOST_STEPS) throw new PatternError('expression too large')
    return { id: this.#count, ...step }
  }

  /** The first step of a node after which another follows. */
  #before(node: PatternNode, next: NfaState): NfaState {
    switch (node.kind) {
      case 'characters':
        return this.#step({ characters: node, next })
      case 'assertion':
        return this.#step({ assertion: node, next })
      case 'sequence':
        return node.of.reduceRight((following, one) => this.#before(one, following), next)
      case 'choice':
        return node.of
          .map((one) => this.#before(one, next))
          .reduce((other, one) => this.#step({ next: one, other }))
      case 'repeat': {
        let step = next
        if (node.most === Infinity) {
          const fork = this.#step({ other: next })
          fork.next = this.#before(node.of, fork)
          step = fork
        } else
          for (let count = node.least; count < node.most; count++)
            step = this.#step({ next: this.#before(node.of, step), other: next })
        for (let count = 0; count < node.least; count++) step = this.#before(node.of, step)
        return step
      }
    }
  }
}

const FOUND: State = { steps: [], before: OTHER, moves: new Map(), open: [] }

function kindOf(char: string): Neighbour {
  if (char === '\n') return LINE
  return /^\w$/.test(char) ? WORD : OTHER
}
