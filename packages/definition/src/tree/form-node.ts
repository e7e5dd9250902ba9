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

/** The keyword that the variants come from. */
export type VariantsKeyword = 'oneOf' | 'anyOf' | 'if' | 'dependentSchemas'

/** When a branch of a group applies. */
export type BranchCondition =
  /** The `if` schema holds for the group's value, or does not. */
  | { readonly keyword: 'then' | 'else'; readonly if: Schema | boolean }
  /** A member has a value. */
  | { readonly keyword: 'dependentSchemas'; readonly key: string }
  /** The branch is the alternative that fits. `when`: members with fixed codes that distinguish it. */
  | {
      readonly keyword: 'oneOf' | 'anyOf'
      readonly when: Readonly<Record<string, readonly unknown[]>>
    }

/**
 * A node of the form tree: a location and what it may hold. Nodes are created lazily, so a long form only
 * costs what is used, and a recursive schema is infinite.
 */
export interface FormNode {
  readonly kind: NodeKind
  /**
   * Pointer of its value, such as `/persons/*` followed by `/name` for the names of all persons. `*` stands
   * for an index or, in a map, a member name; `/pair/0` is the first item of a tuple. Variants and branches
   * have the pointer of their group.
   */
  readonly pointer: string
  /** The steps of `pointer`. */
  readonly path: readonly string[]
  /** Last segment of the pointer: a member name, an index or `*`. */
  readonly key: string
  /** Its description: the schema with references, `allOf` and null resolved. */
  readonly schema: Schema
  /** Its constraint: the schema as written; a `$ref` points into the bundle's schema. */
  readonly written: Schema | boolean
  /** All schemas that apply to the value, each with its location in the bundle's schema. */
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
  /** On an `opaque` node: one node per kind of value that it may hold; empty if it may hold anything. */
  readonly kinds: readonly FormNode[]
  /** Official titles from the outermost group of its part to the node. */
  readonly labels: readonly string[]
  /** The official words joined by ｜. */
  readonly label: string
  readonly title: string
  /** Stable id across editions: the `x-id`, or the dotted path if there is none. */
  readonly id: string
  /** The dotted path that attachments and lists use. */
  readonly target: string
  /** Whether it is a row or a map entry, of which there may be any number. */
  readonly repeated: boolean
  /** Whether its parent object requires it. */
  readonly requiredHere: boolean
  /** Whether every ancestor object requires it; within a row or entry, every ancestor up to that. */
  readonly required: boolean
  /** The shape of a `cell` or `rows`, as a field shows it; `other` if no field can. */
  readonly shape: CellShape
  /**
   * On a map entry: the regular expression for its names; without it, all names that no other entry covers.
   */
  readonly pattern: string | undefined
  /** On a branch: when it applies. */
  readonly condition: BranchCondition | undefined
  /** On variants: the keyword that they come from. */
  readonly variants: VariantsKeyword | undefined
  /** In a branch: the node of the same member outside of the branch, which the branch refines. */
  readonly refines: FormNode | undefined
  /** Whether it is a recursive use of a schema that contains it: how far it goes depends on the answers. */
  readonly repeats: boolean
}

/** The input from which a node is created. */
export interface NodeSource {
  readonly parent: FormNode | undefined
  /** The bundle's schema, which references point into. */
  readonly whole: Schema
  readonly written: Schema | boolean
  readonly schemaPointer: string
  readonly path: readonly string[]
  readonly part: string
  /** Titles of the ancestors. */
  readonly labels: readonly string[]
  readonly requiredHere: boolean
  readonly repeated?: boolean
  readonly pattern?: string
  readonly alternatives?: Alternatives
  /** Whether it is one of the kinds of values of its parent. */
  readonly isKind?: boolean
  readonly condition?: BranchCondition
  readonly refines?: FormNode | undefined
}

/** A keyword that gives an object different members in different cases. */
export interface Alternatives {
  readonly keyword: VariantsKeyword
  /** Pointer of the keyword; for `dependentSchemas`, of the dependent schema. */
  readonly pointer: string
  readonly branches: readonly {
    readonly written: Schema | boolean
    readonly schemaPointer: string
    readonly condition: BranchCondition
  }[]
}
