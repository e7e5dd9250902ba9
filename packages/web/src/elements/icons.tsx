import type { SVGProps } from 'react'

interface IconProps extends Omit<SVGProps<SVGSVGElement>, 'color' | 'fontSize'> {
  /** A quarter smaller than usual. */
  readonly fontSize?: 'small' | 'inherit'
  readonly color?: string
}

/** A single-path icon of 24 units in text colour; also used by the stock controls of JSON Forms. */
function icon(path: string) {
  return function Icon({ fontSize, color: _inherited, ...props }: IconProps) {
    const size = fontSize === 'small' ? '1.25em' : '1.6em'
    return (
      <svg
        viewBox="0 0 24 24"
        width={size}
        height={size}
        fill="none"
        stroke="currentColor"
        strokeWidth="1.8"
        strokeLinecap="round"
        strokeLinejoin="round"
        aria-hidden="true"
        {...props}
      >
        <path d={path} />
      </svg>
    )
  }
}

export const Add = icon('M12 5v14M5 12h14')
export const ArrowDownward = icon('M12 5v14M6 13l6 6 6-6')
export const ArrowUpward = icon('M12 19V5M6 11l6-6 6 6')
export const Bell = icon('M6 17v-6a6 6 0 0 1 12 0v6l1.5 1.5h-15zM10 21h4')
export const Close = icon('M6 6l12 12M18 6L6 18')
export const DarkMode = icon('M20 14.5A8.5 8.5 0 1 1 9.5 4 7 7 0 0 0 20 14.5z')
export const Delete = icon('M5 7h14M9 7V4h6v3M7 7l1 13h8l1-13M10 11v5M14 11v5')
export const Download = icon('M12 4v11M7 10l5 5 5-5M5 20h14')
export const ErrorOutline = icon('M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 7v6M12 16.5v.2')
export const ExpandMore = icon('M6 9l6 6 6-6')
export const LightMode = icon(
  'M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM12 2v2M12 20v2M2 12h2M20 12h2M4.9 4.9l1.4 1.4M17.7 17.7l1.4 1.4M4.9 19.1l1.4-1.4M17.7 6.3l1.4-1.4',
)
export const Paper = icon('M6 3h8l4 4v14H6zM9 11h6M9 14h6M9 17h4')
export const Redo = icon('M15 5l4 4-4 4M19 9h-9a5 5 0 0 0 0 10h4')
export const Search = icon('M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13zM15.5 15.5L20 20')
export const Undo = icon('M9 5L5 9l4 4M5 9h9a5 5 0 0 1 0 10h-4')
