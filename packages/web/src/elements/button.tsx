import type { ButtonHTMLAttributes } from 'react'

interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  readonly variant?: 'text' | 'outlined' | 'contained'
  readonly size?: 'small'
  readonly color?: 'inherit' | 'error'
}

/** A button in MUI's style for the first page, which is shown before MUI is loaded. */
export function Button({ variant = 'text', size, color, className = '', ...props }: ButtonProps) {
  const classes = ['button', `is-${variant}`, size && `is-${size}`, color && `is-${color}`, className]
  return <button type="button" className={classes.filter(Boolean).join(' ')} {...props} />
}

/** An icon button; its name is in `aria-label`. */
export function IconButton({ className = '', ...props }: ButtonHTMLAttributes<HTMLButtonElement>) {
  return <button type="button" className={`icon-button ${className}`} {...props} />
}
