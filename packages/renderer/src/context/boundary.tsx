import { Component } from 'react'
import { DEFAULT_LANGUAGE } from '@formwright/definition'
import type { ReactNode } from 'react'
import { FormContext } from './form-context.ts'
import type { FormContextValue } from './form-context.ts'
import { say } from '../text/say.ts'

/**
 * An error boundary: if a view throws, the rest of the form remains usable. It renders again when the form
 * changes, which happens while an author edits it.
 */
export class Boundary extends Component<{ readonly children: ReactNode }, { readonly failed: boolean }> {
  #failedWith: unknown
  static override contextType = FormContext
  static getDerivedStateFromError() {
    return { failed: true }
  }
  override state = { failed: false }

  get #form(): unknown {
    return (this.context as FormContextValue | undefined)?.form
  }

  override componentDidMount() {
    if (this.state.failed) this.#failedWith = this.#form
  }

  override componentDidUpdate(_props: unknown, before: { readonly failed: boolean }) {
    if (!this.state.failed) return
    if (!before.failed) this.#failedWith = this.#form
    else if (this.#failedWith !== this.#form) this.setState({ failed: false })
  }

  override render() {
    if (!this.state.failed) return this.props.children
    const language = (this.context as FormContextValue | undefined)?.language ?? DEFAULT_LANGUAGE
    return (
      <p className="fw-broken" role="alert">
        {say('broken', language)}{' '}
        <button type="button" className="fw-link" onClick={() => this.setState({ failed: false })}>
          {say('retry', language)}
        </button>
      </p>
    )
  }
}
