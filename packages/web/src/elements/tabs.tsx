import type { KeyboardEvent } from 'react'

interface TabsProps {
  readonly tabs: readonly { readonly key: string; readonly label: string }[]
  readonly shown: string
  readonly onShow: (key: string) => void
}

/**
 * A tab list (ARIA Authoring Practices): tabs are `tab-{key}`, panels `panel-{key}`; arrow keys, Home and End
 * select tabs.
 */
export function Tabs({ tabs, shown, onShow }: TabsProps) {
  const move = (event: KeyboardEvent<HTMLDivElement>) => {
    const at = tabs.findIndex(({ key }) => key === shown)
    const to = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: -1 }[event.key]
    if (to === undefined) return
    event.preventDefault()
    const { key } = tabs.at(to % tabs.length)!
    onShow(key)
    event.currentTarget.querySelector<HTMLElement>(`#tab-${CSS.escape(key)}`)?.focus()
  }
  return (
    // oxlint-disable-next-line jsx-a11y/interactive-supports-focus -- the focus is on one of the tabs
    <div role="tablist" className="tabs" onKeyDown={move}>
      {tabs.map(({ key, label }) => (
        <button
          key={key}
          type="button"
          role="tab"
          id={`tab-${key}`}
          aria-controls={`panel-${key}`}
          aria-selected={key === shown}
          tabIndex={key === shown ? 0 : -1}
          onClick={() => onShow(key)}
        >
          {label}
        </button>
      ))}
    </div>
  )
}
