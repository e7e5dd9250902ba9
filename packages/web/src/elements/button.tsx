import type { ButtonHTMLAttributes } from 'react'

interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  readonly variant?: 'text' | 'outlined' | 'contained'
  readonly size?: 'small'
  readonly color?: 'inherit' | 'error'
}

/** A button as those of MUI look, for what the first page shows: it comes before MUI is loaded. */
export function Button({ variant = 'text', size, color, className = '', ...props }: ButtonProps) {
  const classes = ['button', `is-${variant}`, size && `is-${size}`, color && `is-${color}`, className]
  return <button type="button" className={classes.filter(Boolean).join(' ')} {...props} />
}

/** A button that shows only an icon; its name is in `aria-label`. */
export function IconButton({ className = '', ...props }: ButtonHTMLAttributes<HTMLButtonElement>) {
  return <button type="button" className={`icon-button ${className}`} {...props} />
}
