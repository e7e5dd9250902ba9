// Lets the site open without a network: what never changes is kept, pages and lists come from the network when it is
// there.
const CACHE = 'formwright-3'
/** Beside the one page: what the site asks for by a name that stays. */
const LATEST = new Set(['/icon.svg', '/manifest.webmanifest'])

self.addEventListener('install', (event) => {
  event.waitUntil(
    caches
      .open(CACHE)
      .then((cache) => cache.add(new Request('/', { headers: { accept: 'text/html' }, cache: 'reload' }))),
  )
  self.skipWaiting()
})

self.addEventListener('activate', (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) => Promise.all(names.filter((name) => name !== CACHE).map((name) => caches.delete(name))))
      .then(() => self.clients.claim()),
  )
})

self.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== location.origin) return
  // of the API only the definitions of forms: what belongs to a person is not kept here, and live news never ends; the
  // validators of an edition are written anew by each release of the program
  if (pathname.startsWith('/assets/') || /^\/api\/editions\/[0-9a-f]{64}\/bundle\.json$/.test(pathname))
    event.respondWith(fromCache(request))
  else if (pathname.startsWith('/api/editions') || LATEST.has(pathname))
    event.respondWith(fromNetwork(request, request, (answer) => answer.ok))
  else if (request.mode === 'navigate' && !pathname.startsWith('/api/'))
    event.respondWith(fromNetwork(request, '/', isSitePage))
})

/** Every address of the site is the same page; other pages of this server, or of the network's sign-in, are not it. */
async function isSitePage(answer) {
  if (!answer.ok || answer.redirected) return false
  if (!(answer.headers.get('content-type') ?? '').startsWith('text/html')) return false
  return /<script[^>]* src="\/assets\/index-[^"]+"/.test(await answer.text())
}

// Parts of the site that were not used yet are fetched when it is quiet, so that all of it works without a network.
self.addEventListener('message', (event) => {
  if (event.data === 'keep-all') event.waitUntil(keepAll())
})

async function keepAll() {
  const answer = await fetch('/assets.json', { cache: 'no-cache' })
  if (!answer.ok) return
  // what does not come now is fetched when it is needed
  for (const name of await answer.json()) await fromCache(new Request(`/${name}`)).catch(() => undefined)
}

async function fromCache(request) {
  const cache = await caches.open(CACHE)
  const known = await cache.match(request)
  if (known) return known
  const answer = await fetch(request)
  if (answer.ok) await cache.put(request, answer.clone())
  return answer
}

/** The newest, kept under a name if it is what that name is for; the last that was kept when there is no network. */
async function fromNetwork(request, name, isWorthKeeping) {
  const cache = await caches.open(CACHE)
  try {
    const answer = await fetch(request)
    if (await isWorthKeeping(answer.clone())) await cache.put(name, answer.clone())
    return answer
  } catch (error) {
    const known = await cache.match(name)
    if (known) return known
    throw error
  }
}
