// Lets the site open without a network: what never changes is kept, pages and lists come from the network when it is there.
const CACHE = 'formwright-2'

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
  const url = new URL(request.url)
  if (request.method !== 'GET' || url.origin !== location.origin || url.pathname === '/health') return
  // what belongs to a person is not kept here, and live news never ends
  if (url.pathname.startsWith('/api/') && !url.pathname.startsWith('/api/editions')) return
  const lasting = url.pathname.startsWith('/assets/') || /^\/api\/editions\/[0-9a-f]{64}\//.test(url.pathname)
  event.respondWith(lasting ? fromCache(request) : fromNetwork(request))
})

// Parts of the site that were not used yet are fetched when it is quiet, so that all of it works without a network.
self.addEventListener('message', (event) => {
  if (event.data === 'keep-all') event.waitUntil(keepAll())
})

async function keepAll() {
  const answer = await fetch('/assets.json', { cache: 'no-cache' })
  if (answer.ok) for (const name of await answer.json()) await fromCache(new Request(`/${name}`))
}

async function fromCache(request) {
  const cache = await caches.open(CACHE)
  const known = await cache.match(request)
  if (known) return known
  const answer = await fetch(request)
  if (answer.ok) await cache.put(request, answer.clone())
  return answer
}

async function fromNetwork(request) {
  const cache = await caches.open(CACHE)
  const page = request.mode === 'navigate'
  try {
    const answer = await fetch(request)
    if (answer.ok) await cache.put(page ? '/' : request, answer.clone())
    return answer
  } catch (error) {
    const known = await cache.match(page ? '/' : request)
    if (known) return known
    throw error
  }
}
