import type { Schema } from '../types/index.ts'
import type { Member } from './members.ts'
import type { CellShape } from './shape.ts'

/**
 * What a node is:
 * - `group`: an object of named members.
 * - `cell`: one value that a field of the screen shows: a text, a number, a choice, ticked options, names.
 * - `rows`: a list of any length; its one child is the row, a node of any kind.
 * - `map`: an object whose members' names are the applicant's; beside named members it has entries.
 * - `tuple`: a list whose positions mean something; further items follow a row.
 * - `variants`: alternatives for what a group holds; its children are branches.
 * - `branch`: members that a group has when the branch applies.
 * - `opaque`: what cannot be split into controls: checked as a whole, edited by a generic view.
 */
export type NodeKind = 'group' | 'cell' | 'rows' | 'map' | 'tuple' | 'variants' | 'branch' | 'opaque'

/** The keyword that variants come from. */
export type VariantsKeyword = 'oneOf' | 'anyOf' | 'if' | 'dependentSchemas'

/** When a branch of a group applies. */
export type BranchCondition =
  /** `if` of the group's value holds, or does not. */
  | { readonly keyword: 'then' | 'else'; readonly if: Schema | boolean }
  /** A member is filled. */
  | { readonly keyword: 'dependentSchemas'; readonly key: string }
  /**
   * The branch is the alternative that fits. `when`: members with fixed codes, by which it is distinguished
   * from the others.
   */
  | {
      readonly keyword: 'oneOf' | 'anyOf'
      readonly when: Readonly<Record<string, readonly unknown[]>>
    }

/**
 * A place of a form and what may stand there. Nodes are made when they are first looked at, so a long form
 * costs what is shown of it, and a form that refers to itself has no end.
 */
export interface FormNode {
  readonly kind: NodeKind
  /**
   * Where its value is: `/persons/*` followed by `/name` for the names of all persons. A step `*` stands for
   * an index or, in a map, for a member's name; `/pair/0` is the first item of a tuple. Variants and branches
   * stand where their group stands.
   */
  readonly pointer: string
  /** The steps of `pointer`. */
  readonly path: readonly string[]
  /** Last step of the pointer: a member's name, an index, `*`. */
  readonly key: string
  /** What it is called and how it is shown: its schema with references, `allOf` and null worked in. */
  readonly schema: Schema
  /** What a value has to satisfy: the schema as it is written; a `$ref` points into the bundle's schema. */
  readonly written: Schema | boolean
  /** All schemas that hold for the value at once, each with its place in the bundle's schema. */
  readonly members: readonly Member[]
  /** Pointer of its schema in the bundle's schema. */
  readonly schemaPointer: string
  readonly part: string
  readonly parent: FormNode | undefined
  /**
   * The children of a group in order, then its variants; the row of a list; a tuple's positions, then its
   * row; a map's members, then its entries; the branches of variants.
   */
  readonly children: readonly FormNode[]
  /**
   * On an `opaque` node: what its value may be, a node of the same place for each kind; none where it may be
   * anything.
   */
  readonly kinds: readonly FormNode[]
  /** Official words from the outermost group of its part inwards. */
  readonly labels: readonly string[]
  /** The official words joined by ｜. */
  readonly label: string
  readonly title: string
  /** Its identity over editions: the `x-id`, or the dotted path where it has none. */
  readonly id: string
  /** The dotted path that attachments and lists name it by. */
  readonly target: string
  /** A row or an entry: there may be any number of it. */
  readonly repeated: boolean
  /** The object that holds it requires it. */
  readonly requiredHere: boolean
  /** Every object on the way requires it; within a row or an entry, on the way from there. */
  readonly required: boolean
  /** What a `cell` or `rows` holds, as one field of a screen shows it; `other` for what none does. */
  readonly shape: CellShape
  /**
   * On an entry of a map: the regular expression of the names that it is for; without it, all names that
   * nothing else is for.
   */
  readonly pattern: string | undefined
  /** On a branch: when it applies. */
  readonly condition: BranchCondition | undefined
  /** On variants: the keyword that they come from. */
  readonly variants: VariantsKeyword | undefined
  /** In a branch: the node of the same member outside of it, of which the branch only says more. */
  readonly refines: FormNode | undefined
  /** It refers to a schema that it is itself inside of: what is below it exists as far as answers go. */
  readonly repeats: boolean
}

/** What a node is made from. */
export interface NodeSource {
  readonly parent: FormNode | undefined
  /** The bundle's schema, which references point into. */
  readonly whole: Schema
  readonly written: Schema | boolean
  readonly schemaPointer: string
  readonly path: readonly string[]
  readonly part: string
  /** The words of what is around it. */
  readonly labels: readonly string[]
  readonly requiredHere: boolean
  readonly repeated?: boolean
  readonly pattern?: string
  readonly alternatives?: Alternatives
  /** One of the kinds of values that the parent may hold. */
  readonly isKind?: boolean
  readonly condition?: BranchCondition
  readonly refines?: FormNode | undefined
}

/** A keyword that gives an object other members in one case than in another. */
export interface Alternatives {
  readonly keyword: VariantsKeyword
  /** Pointer of the keyword; for `dependentSchemas`, of the schema that hangs on a member. */
  readonly pointer: string
  readonly branches: readonly {
    readonly written: Schema | boolean
    readonly schemaPointer: string
    readonly condition: BranchCondition
  }[]
}
