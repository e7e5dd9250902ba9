import { compileRules } from '@formwright/rules'
import type { FunctionDefinition } from '@formwright/rules'
import { bundleOnTerms, languageOf, treeOf } from '@formwright/definition'
import type { Applies, FormBundle, Language, Schema, Terms } from '@formwright/definition'
import { assess } from './assess/assess.ts'
import type { Assessment } from './assess/assess.ts'
import type { RunOptions } from './assess/run-checks.ts'
import { Conditions } from './checks/conditions.ts'
import { planOf } from './checks/plan.ts'
import type { Plan } from './checks/plan.ts'
import type { CompiledForm } from './compiled-form.ts'
import { FormStore } from './store/form-store.ts'
import { Origins } from './store/origins.ts'
import { Branches } from './structure/branches.ts'
import { definitionsOf } from './structure/definitions.ts'
import type { Definitions } from './structure/definitions.ts'
import { Requirements } from './structure/required.ts'
import type { Validator, Validators } from './structure/validators.ts'

export interface FormOptions {
  /** Custom rule functions. */
  readonly functions?: readonly FunctionDefinition[]
}

export interface AssessOptions extends RunOptions {
  /** Language of the messages; default: that of the form. */
  readonly language?: Language
  /** Origins of the answers (computed, carried, imported …), as from `FormStore.origins`. */
  readonly origins?: ConstructorParameters<typeof Origins>[0]
}

/** An edition ready to assess answers. */
export interface Form extends CompiledForm {
  /** Assesses answers. Never throws, whatever the value. */
  readonly assess: (answers: unknown, options?: AssessOptions) => Assessment
  /** The validator for a schema of this edition: of a cell, an alternative, or a condition of the screen. */
  readonly validatorOf: (schema: Schema | boolean) => Validator
  /** Whether a branch of the form tree applies to the value of its group. */
  readonly applies: Applies
  /** The form for specific answers: with the years that their dates ask for. */
  readonly fitting: (answers: unknown, terms?: Terms) => Form
  /** Opens a store that keeps answers live: a change only re-assesses what reads it. */
  readonly open: (answers?: unknown, options?: AssessOptions) => FormStore
}

/**
 * Creates a form with given validators. Checks are created lazily.
 * @param deciding decides which branches apply, if not the validators
 */
export function formOf(
  bundle: FormBundle,
  options: FormOptions,
  validatorsOf: (bundle: FormBundle, definitions: Definitions) => Validators,
  deciding?: Validators,
): Form {
  const compiled = compileRules(bundle, options.functions ? { functions: options.functions } : {})
  const { ruleSet } = compiled
  const validators = validatorsOf(bundle, definitionsOf(bundle.schema))
  const tree = treeOf(bundle)
  const branches = new Branches(deciding ?? validators)
  const conditions = new Conditions(ruleSet.effects, tree, branches.applies)
  const requirements = new Requirements(tree, branches)
  let plan: Plan | undefined
  const planned = () =>
    (plan ??= planOf(bundle, tree, ruleSet.rules, ruleSet.effects, {
      validators,
      branches,
      requirements,
      conditions,
    }))
  const others = new Map<FormBundle, Form>()
  // regional rules or an extended window do not change the fields
  const validatorsOn: typeof validatorsOf = (own, definitions) =>
    own.schema === bundle.schema ? validators : validatorsOf(own, definitions)
  const fitting: Form['fitting'] = (answers, terms) => {
    const own = bundleOnTerms(bundle, answers, terms)
    if (own === bundle) return form
    let known = others.get(own)
    if (!known) others.set(own, (known = formOf(own, options, validatorsOn, deciding)))
    return known
  }
  const form: Form = {
    bundle,
    rules: ruleSet.rules,
    effects: ruleSet.effects,
    conditions,
    tree,
    branches,
    requirements,
    applies: branches.applies,
    get problems() {
      return compiled.problems
    },
    get plan() {
      return planned()
    },
    validatorOf: validators.of,
    fitting,
    assess: (answers, assessOptions) =>
      assess(
        fitting(answers, assessOptions),
        answers,
        assessOptions?.language ?? languageOf(bundle.form),
        assessOptions,
      ),
    open: (answers, openOptions) =>
      new FormStore(
        (own) => fitting(own, openOptions),
        answers ?? {},
        openOptions?.language ?? languageOf(bundle.form),
        new Origins(openOptions?.origins),
        openOptions,
      ),
  }
  return form
}
