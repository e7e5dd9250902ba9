import { Button } from '../elements/button.tsx'
import { useSay } from '../texts/say.ts'
import type { Pages } from './use-pages.ts'

/** Pagination with the shown range; nothing if there is only one page. */
export function Pager({ pages: { first, last, total, start, previous, next } }: { readonly pages: Pages }) {
  const say = useSay()
  if (!start && !next) return null
  return (
    <nav className="chips" aria-label={say('pages')}>
      <Button size="small" disabled={!start} onClick={start}>
        {say('page-first')}
      </Button>
      <Button size="small" disabled={!previous} onClick={previous}>
        {say('page-previous')}
      </Button>
      <span className="quiet" role="status">
        {say('shown-of', { shown: `${first}–${last}`, total })}
      </span>
      <Button size="small" disabled={!next} onClick={next}>
        {say('page-next')}
      </Button>
    </nav>
  )
}
