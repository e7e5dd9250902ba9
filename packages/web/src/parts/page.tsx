import { createContext, useContext } from 'react'
import type { ComponentType, ReactNode } from 'react'

export interface PageProps {
  /** Content beside the site's name. */
  readonly title?: ReactNode
  readonly tools?: ReactNode
  readonly children: ReactNode
}

/** The layout component of the site's pages. */
export const PageFrame = createContext<ComponentType<PageProps>>(({ children }: PageProps) => children)

/** A page with the site's layout. */
export function Page(props: PageProps) {
  const Frame = useContext(PageFrame)
  return <Frame {...props} />
}
