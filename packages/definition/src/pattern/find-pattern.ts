import { EDGE, LINE, OTHER, WORD } from './pattern-node.ts'
import type { CharacterSet, Neighbour, PatternNode, Assertion } from './pattern-node.ts'
import { PatternError } from './read-pattern.ts'

/** An NFA state: matches a character, checks an assertion, or forks. */
interface NfaState {
  readonly id: number
  readonly characters?: CharacterSet | undefined
  readonly assertion?: Assertion | undefined
  next?: NfaState | undefined
  other?: NfaState | undefined
}

/** A DFA state: all NFA states that are active. */
interface State {
  readonly steps: readonly NfaState[]
  readonly before: Neighbour
  /** Transitions by character. */
  readonly moves: Map<string, State>
  /** NFA states reachable without consuming a character, by what follows. */
  readonly open: (readonly NfaState[])[]
}

/** Maximum number of NFA states, and of cached DFA states and transitions. */
const MOST_STEPS = 20_000
const MOST_REMEMBERED = 100_000

/**
 * Searches for a pattern in a text in linear time (Thompson 1968): all alternatives are followed at once, and
 * DFA states are cached by character.
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

  /** Counts cached states; when the limit is exceeded the cache is cleared. */
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

  /**
   * The states that consume a character, and the final state, reachable without one; a match may start
   * anywhere.
   */
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
