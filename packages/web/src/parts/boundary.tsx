import { Component } from 'react'
import type { ReactNode } from 'react'
import { RetryAlert } from './retry-alert.tsx'
import { useSay } from '../texts/say.ts'

interface BoundaryProps {
  readonly children: ReactNode
}

/** An error boundary for a part of the page. */
export class Boundary extends Component<BoundaryProps, { readonly failed: boolean }> {
  static getDerivedStateFromError() {
    return { failed: true }
  }
  override state = { failed: false }

  override render() {
    return this.state.failed ? <Broken reset={() => this.setState({ failed: false })} /> : this.props.children
  }
}

/** Shown if a part of the page fails; input is not affected. */
export function Broken({ reset }: { readonly reset: () => void }) {
  const say = useSay()
  return <RetryAlert severity="error" text={say('piece-broken')} onRetry={reset} />
}
