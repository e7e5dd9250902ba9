import { LABEL_SEPARATOR } from '@formwright/definition'
import type { FormFile, WorkflowState } from '@formwright/definition'
import type { Comparison } from './comparison.ts'
import { classOfForm, classOfProperty, classOfQuota, classOfState, classOfTransition } from './effects.ts'
import { fieldsListed } from './listed.ts'
import { stepsBetween } from './sequence.ts'

type Quota = NonNullable<FormFile['quotas']>[number]

/** Compares `form.json`: names, roles, workflow, quotas; and the list of parts. */
export function compareForm(comparison: Comparison): void {
  const { form: before, parts } = comparison.before
  const { form: after, parts: now } = comparison.after
  comparison.named(parts, now, ({ key }) => key, {
    added: ({ key, title }) => comparison.add('part-added', title, { part: key }),
    removed: ({ key, title }) => comparison.add('part-removed', title, { part: key, class: 'loses-answers' }),
    both: (one, other) =>
      // the number of a folder only repeats the order of the parts
      comparison.attributes('part-changed', other.title, one, other, {
        part: other.key,
        except: ['key', 'folder'],
      }),
    moved: (a, b) => {
      const titleOf = (wanted: string) => now.find(({ key }) => key === wanted)?.title ?? wanted
      for (const key of movedItems(a, b)) {
        const ahead = b[b.indexOf(key) - 1]
        const where = ahead === undefined ? {} : { after: titleOf(ahead) }
        comparison.add(ahead === undefined ? 'part-first' : 'part-moved', titleOf(key), {
          part: key,
          ...where,
        })
      }
    },
  })
  comparison.attributes('form-changed', after.title, before, after, {
    except: ['roles', 'workflow', 'quotas'],
    classOf: classOfForm,
  })
  compareQuotas(comparison, before, after)
  compareRoles(comparison, before, after)
  compareWorkflow(comparison, before, after)
}

/** The items that moved relative to the others; as few as possible. */
function movedItems(before: readonly string[], after: readonly string[]): readonly string[] {
  const steps = stepsBetween(
    before,
    after,
    (a, b) => a === b,
    () => false,
  )
  return steps.flatMap((step) => (step.kind === 'added' ? [step.after] : []))
}

function compareQuotas(comparison: Comparison, before: FormFile, after: FormFile): void {
  const nameOf = ({ for: whom, of }: Quota) => whom ?? of
  comparison.named<Quota>(before.quotas ?? [], after.quotas ?? [], nameOf, {
    added: (quota) => comparison.add('quota-added', nameOf(quota), { after: quota.limit, class: 'choice' }),
    removed: (quota) => comparison.add('quota-removed', nameOf(quota), { before: quota.limit }),
    both: (one, other) =>
      comparison.attributes('quota-changed', nameOf(other), one, other, { classOf: classOfQuota }),
    moved: () => comparison.add('quota-order', ''),
  })
}

function compareRoles(comparison: Comparison, before: FormFile, after: FormFile): void {
  const [one, other] = [before.roles ?? {}, after.roles ?? {}]
  comparison.named(Object.keys(one), Object.keys(other), (name) => name, {
    added: (name) => comparison.add('role-added', other[name]!.title),
    removed: (name) => comparison.add('role-removed', one[name]!.title, { class: 'choice' }),
    both: (name, now) =>
      comparison.attributes('role-changed', other[now]!.title, one[name]!, other[now]!, {
        classOf: classOfProperty,
      }),
  })
}

function compareWorkflow(comparison: Comparison, before: FormFile, after: FormFile): void {
  const [flow, newFlow] = [before.workflow, after.workflow]
  comparison.attributes('form-changed', after.title, flow ?? {}, newFlow ?? {}, {
    except: ['states'],
    classOf: classOfForm,
    said: fieldsListed(comparison.before, comparison.after),
  })
  const [one, other] = [flow?.states ?? {}, newFlow?.states ?? {}]
  comparison.named(Object.keys(one), Object.keys(other), (name) => name, {
    added: (name) => comparison.add('state-added', other[name]!.title),
    removed: (name) => comparison.add('state-removed', one[name]!.title, { class: 'choice' }),
    both: (name, now) => compareState(comparison, one[name]!, other[now]!),
  })
}

function compareState(comparison: Comparison, before: WorkflowState, after: WorkflowState): void {
  const subject = after.title
  const said = fieldsListed(comparison.before, comparison.after)
  comparison.attributes('state-changed', subject, before, after, {
    except: ['transitions'],
    classOf: classOfState,
    said,
  })
  comparison.named(before.transitions ?? [], after.transitions ?? [], ({ id }) => id, {
    added: ({ title }) => comparison.add('transition-added', `${subject}${LABEL_SEPARATOR}${title}`),
    removed: ({ title }) =>
      comparison.add('transition-removed', `${subject}${LABEL_SEPARATOR}${title}`, { class: 'choice' }),
    both: (one, other) =>
      comparison.attributes('transition-changed', `${subject}${LABEL_SEPARATOR}${other.title}`, one, other, {
        classOf: classOfTransition,
        said,
      }),
    moved: () => comparison.add('transition-order', subject),
  })
}
