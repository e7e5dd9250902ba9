import { createContext, useContext } from 'react'
import type { ComponentType, ReactNode } from 'react'

export interface PageProps {
  /** What stands beside the site's name. */
  readonly title?: ReactNode
  readonly tools?: ReactNode
  readonly children: ReactNode
}

/** What the site puts around each of its pages. */
export const PageFrame = createContext<ComponentType<PageProps>>(({ children }: PageProps) => children)

/** A page of the site, with the bar on top. */
export function Page(props: PageProps) {
  const Frame = useContext(PageFrame)
  return <Frame {...props} />
}
