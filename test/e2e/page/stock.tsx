import type { ComponentType } from 'react'
import { createRoot } from 'react-dom/client'
import { JsonForms } from '@jsonforms/react'
import { materialCells, materialRenderers } from '@jsonforms/material-renderers'
import { getExamples } from '@jsonforms/examples'
import { ScopedJsonForms } from '@formwright/renderer'

/** What came of one provider: its DOM, its data, and how many errors it found, after the same edits. */
interface Outcome {
  readonly html: string
  readonly data: unknown
  readonly errors: number
}

const pause = (ms: number) => new Promise((done) => setTimeout(done, ms))
/**
 * After what the page still has to do; a page in the background, as most of these are, hears of no idle time.
 */
const idle = () =>
  (globalThis as unknown as { scheduler: Scheduler }).scheduler.postTask(() => {}, { priority: 'background' })

interface Scheduler {
  readonly postTask: (task: () => void, options: { readonly priority: 'background' }) => Promise<void>
}

/** Shows an example under a provider, edits it as told, and gives what came of it. */
async function play(name: string, provider: 'stock' | 'scoped'): Promise<Outcome> {
  const example = getExamples().find((one) => one.name === name)!
  const Provider = (provider === 'stock' ? JsonForms : ScopedJsonForms) as unknown as ComponentType<
    Record<string, unknown>
  >
  const box = document.body.appendChild(document.createElement('div'))
  const root = createRoot(box)
  let last: { data?: unknown; errors?: readonly unknown[] } = {}
  const quiet = quietOf(box, () => last)
  root.render(
    <Provider
      data={structuredClone(example.data)}
      schema={example.schema}
      uischema={example.uischema}
      uischemas={example.uischemas}
      config={example.config}
      i18n={example.i18n}
      readonly={example.readonly ?? false}
      renderers={materialRenderers}
      cells={materialCells}
      onChange={(state: { data?: unknown; errors?: readonly unknown[] }) => {
        last = state
      }}
    />,
  )
  await quiet(60)
  await edit(box, quiet)
  const outcome = {
    html: plain(box.innerHTML),
    data: structuredClone(last.data),
    errors: last.errors?.length ?? 0,
  }
  root.unmount()
  box.remove()
  await pause(5)
  return outcome
}

/** The same edits for any form: texts and numbers are typed into, boxes ticked, rows added. */
async function edit(box: HTMLElement, quiet: (ms: number) => Promise<void>): Promise<void> {
  const add = box.querySelector<HTMLElement>('button[aria-label^="Add"]')
  if (add) {
    add.click()
    await quiet(60)
  }
  for (let index = 0; index < 5; index++) {
    const inputs = [
      ...box.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>(
        'input:not([readonly],[disabled],[role=combobox]), textarea:not([readonly],[disabled],[aria-hidden])',
      ),
    ]
    const input = inputs[index * 2] ?? inputs[index]
    if (!input) break
    if (input.type === 'checkbox') input.click()
    else type(input, input.type === 'number' ? '7' : input.type === 'date' ? '2024-05-06' : 'Formwright')
    // stock controls wait 300 ms before they tell what was typed
    await quiet(360)
    input.dispatchEvent(new FocusEvent('focusout', { bubbles: true }))
  }
  await quiet(120)
}

/** Waits until neither the page nor the data has changed for so long, however busy the machine is. */
function quietOf(box: HTMLElement, data: () => unknown): (ms: number) => Promise<void> {
  let changes = 0
  new MutationObserver(() => changes++).observe(box, {
    subtree: true,
    childList: true,
    attributes: true,
    characterData: true,
  })
  return async (ms) => {
    for (let tries = 0; tries < 20; tries++) {
      const [seen, held] = [changes, data()]
      await pause(ms)
      await idle()
      if (changes === seen && data() === held && changes > 0) return
    }
  }
}

function type(input: HTMLInputElement | HTMLTextAreaElement, text: string): void {
  const prototype =
    input instanceof HTMLTextAreaElement ? HTMLTextAreaElement.prototype : HTMLInputElement.prototype
  Object.getOwnPropertyDescriptor(prototype, 'value')!.set!.call(input, text)
  input.dispatchEvent(new Event('input', { bubbles: true }))
}

/** Ids that are merely counted up are numbered by where they first appear. */
function plain(html: string): string {
  const known = new Map<string, string>()
  const nameOf = (id: string) => known.get(id) ?? (known.set(id, `id${known.size}`), known.get(id)!)
  return html.replaceAll(/_r_[0-9a-z]+_|mui-\d+|expand-panel\d+/g, nameOf)
}

Object.assign(globalThis, { names: () => getExamples().map(({ name }) => name), play })
document.body.dataset.ready = 'yes'
