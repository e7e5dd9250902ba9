import { EDGE, LINE, OTHER, WORD } from './piece.ts'
import type { Letters, Neighbour, Piece, Place } from './piece.ts'
import { PatternError } from './read-pattern.ts'

/** One step on the way to a match: a letter, a place, or a fork where neither is given. */
interface Step {
  readonly id: number
  readonly letters?: Letters | undefined
  readonly place?: Place | undefined
  next?: Step | undefined
  other?: Step | undefined
}

/** All steps that may be taken next, after one text or another. */
interface State {
  readonly steps: readonly Step[]
  readonly before: Neighbour
  /** Where a letter leads. */
  readonly moves: Map<string, State>
  /** The steps that are reached without a letter, by what stands after. */
  readonly open: (readonly Step[])[]
}

/** So many steps a pattern has at most, and so many of its states are remembered, with their letters. */
const MOST_STEPS = 20_000
const MOST_REMEMBERED = 100_000

/**
 * Looks whether a pattern stands somewhere in a text. All ways are followed at once (Thompson 1968), and
 * where they lead is remembered by letter, so that each letter of the text is looked at once.
 */
export class PatternFinder {
  readonly #start: Step
  readonly #end: Step
  #count = 0
  #remembered = 0
  #states = new Map<string, State>()
  #first: State | undefined

  constructor(piece: Piece) {
    this.#end = this.#step({})
    this.#start = this.#before(piece, this.#end)
  }

  test(text: string): boolean {
    let state = (this.#first ??= this.#state([], EDGE))
    for (const letter of text) {
      state = state.moves.get(letter) ?? this.#move(state, letter)
      if (state === FOUND) return true
    }
    return this.#open(state, EDGE).includes(this.#end)
  }

  #move(state: State, letter: string): State {
    const kind = kindOf(letter)
    const open = this.#open(state, kind)
    const next = open.includes(this.#end)
      ? FOUND
      : this.#state(
          open.filter((step) => step.letters!.test(letter)).map((step) => step.next!),
          kind,
        )
    this.#remember(1)
    state.moves.set(letter, next)
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

  #state(steps: readonly Step[], before: Neighbour): State {
    const sorted = [...new Set(steps)].sort((a, b) => a.id - b.id)
    const key = `${before}:${sorted.map((step) => step.id).join(',')}`
    let state = this.#states.get(key)
    if (!state) {
      this.#remember(sorted.length + 1)
      this.#states.set(key, (state = { steps: sorted, before, moves: new Map(), open: [] }))
    }
    return state
  }

  /** The steps that take a letter, and the end, that are reached without one; a match may begin anywhere. */
  #open(state: State, after: Neighbour): readonly Step[] {
    const known = state.open[after]
    if (known) return known
    const open = this.#reached(state, after)
    this.#remember(open.length)
    return (state.open[after] = open)
  }

  #reached(state: State, after: Neighbour): readonly Step[] {
    const seen = new Set<Step>()
    const waiting = [...state.steps, this.#start]
    while (waiting.length > 0) {
      const step = waiting.pop()!
      if (seen.has(step)) continue
      seen.add(step)
      if (step.letters || (step.place && !step.place.fits(state.before, after))) continue
      if (step.next) waiting.push(step.next)
      if (step.other) waiting.push(step.other)
    }
    return [...seen].filter((step) => step.letters !== undefined || step === this.#end)
  }

  #step(step: Omit<Step, 'id'>): Step {
    if (++this.#count > MOST_STEPS) throw new PatternError('expression too large')
    return { id: this.#count, ...step }
  }

  /** The first step of a piece after which another follows. */
  #before(piece: Piece, next: Step): Step {
    switch (piece.kind) {
      case 'letters':
        return this.#step({ letters: piece, next })
      case 'place':
        return this.#step({ place: piece, next })
      case 'sequence':
        return piece.of.reduceRight((following, one) => this.#before(one, following), next)
      case 'choice':
        return piece.of
          .map((one) => this.#before(one, next))
          .reduce((other, one) => this.#step({ next: one, other }))
      case 'repeat': {
        let step = next
        if (piece.most === Infinity) {
          const fork = this.#step({ other: next })
          fork.next = this.#before(piece.of, fork)
          step = fork
        } else
          for (let count = piece.least; count < piece.most; count++)
            step = this.#step({ next: this.#before(piece.of, step), other: next })
        for (let count = 0; count < piece.least; count++) step = this.#before(piece.of, step)
        return step
      }
    }
  }
}

const FOUND: State = { steps: [], before: OTHER, moves: new Map(), open: [] }

function kindOf(letter: string): Neighbour {
  if (letter === '\n') return LINE
  return /^\w$/.test(letter) ? WORD : OTHER
}
