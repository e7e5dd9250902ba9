import { createElement } from 'react'
import { createRoot } from 'react-dom/client'
import type { Root } from 'react-dom/client'
import { languageOf } from '@formwright/definition'
import type { FormBundle, Language } from '@formwright/definition'
import { precompiledForm } from '@formwright/engine'
import type { FormStore, PrecompiledModule } from '@formwright/engine'
import { FormView } from '../form/form-view.tsx'
import type { FormHandle } from '../form/form-view.tsx'
import type { ScreenViews } from '../context/form-context.ts'

/**
 * Defines the editor as a custom element, for portals without React:
 *
 * `<formwright-form bundle="/edition.json" validators="/validators.js" language="zh-CN" part="cover">`
 *
 * - property `answers`: the document; set it before or after the element is on the page
 * - property `store`: the form store (findings, progress, undo), once `formwright-ready` was dispatched
 * - `focusField(pointer)`: brings a place into view; false when it is not shown
 * - events: `formwright-ready`, `formwright-change` (`detail: { answers, revision }`),
 *   `formwright-error` (`detail: { message }`)
 *
 * It is in the page's own DOM: the page brings the style sheets, and its `--fw-…` variables colour the form.
 */
export function defineFormElement(name: string, views: ScreenViews): void {
  if (customElements.get(name)) return
  customElements.define(
    name,
    class extends FormElement {
      protected override readonly views = views
    },
  )
}

abstract class FormElement extends HTMLElement {
  static readonly observedAttributes = ['bundle', 'validators', 'language', 'part']
  protected abstract readonly views: ScreenViews
  store: FormStore | undefined
  #answers: unknown = {}
  #root: Root | undefined
  #handle: FormHandle | undefined
  #form: ReturnType<typeof precompiledForm> | undefined
  #loading = 0
  #isReady = false
  #end: (() => void) | undefined

  get answers(): unknown {
    return this.store?.answers ?? this.#answers
  }

  set answers(answers: unknown) {
    this.#answers = answers
    this.store?.replace(answers)
  }

  focusField(pointer: string): boolean {
    return this.#handle?.focus(pointer) ?? false
  }

  connectedCallback(): void {
    this.#root = createRoot(this)
    void this.#load()
  }

  disconnectedCallback(): void {
    this.#answers = this.answers
    this.#end?.()
    this.#root?.unmount()
    this.#root = undefined
    this.store = undefined
  }

  attributeChangedCallback(name: string): void {
    if (!this.#root) return
    if (name === 'bundle' || name === 'validators') void this.#load()
    else this.#render()
  }

  async #load(): Promise<void> {
    const turn = ++this.#loading
    const [bundle, validators] = [this.getAttribute('bundle'), this.getAttribute('validators')]
    if (!bundle || !validators) return
    try {
      const [definition, module] = await Promise.all([
        fetchJson(bundle),
        import(/* @vite-ignore */ new URL(validators, document.baseURI).href) as Promise<{
          default: PrecompiledModule
        }>,
      ])
      if (turn !== this.#loading || !this.#root) return
      this.#form = precompiledForm(definition as FormBundle, module.default)
      this.#start()
    } catch (error) {
      this.#dispatch('formwright-error', { message: error instanceof Error ? error.message : String(error) })
    }
  }

  #start(): void {
    this.#end?.()
    const store = this.#form!.open(this.#answers, { language: this.#language() })
    this.store = store
    let { revision } = store
    this.#end = store.subscribe('', () => {
      // findings and conditions can change without a change of the answers
      if (store.revision === revision) return
      revision = store.revision
      this.#dispatch('formwright-change', { answers: store.answers, revision })
    })
    this.#isReady = false
    this.#render()
  }

  #render(): void {
    if (!this.#form || !this.store) return
    const part = this.getAttribute('part')
    this.store.speak(this.#language())
    const onReady = (handle: FormHandle) => {
      this.#handle = handle
      if (this.#isReady) return
      this.#isReady = true
      this.#dispatch('formwright-ready', {})
    }
    this.#root?.render(
      createElement(FormView, {
        key: this.store.language,
        form: this.#form,
        store: this.store,
        views: this.views,
        onReady,
        ...(part === null ? {} : { part }),
      }),
    )
  }

  /** The `language` attribute, or the language of the form without it. */
  #language(): Language {
    return this.getAttribute('language') ?? languageOf(this.#form!.bundle.form)
  }

  #dispatch(type: string, detail: object): void {
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true }))
  }
}

async function fetchJson(address: string): Promise<unknown> {
  const answer = await fetch(address)
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`)
  return answer.json()
}
