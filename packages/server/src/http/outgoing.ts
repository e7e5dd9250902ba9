import { lookup } from 'node:dns'
import { lookup as lookupName } from 'node:dns/promises'
import type { LookupAddress } from 'node:dns'
import { request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import { BlockList, isIP } from 'node:net'
import type { LookupFunction } from 'node:net'

/** Private and special-purpose addresses (IANA registries for IPv4 and IPv6). */
const SPECIAL = networksOf(
  `
    0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12
    192.0.0.0/24 192.0.2.0/24 192.88.99.0/24 192.168.0.0/16 198.18.0.0/15 198.51.100.0/24
    203.0.113.0/24 224.0.0.0/4 240.0.0.0/4 ::/96 ::ffff:0:0:0/96 64:ff9b::/96
    64:ff9b:1::/48 100::/64 2001::/23 2001:db8::/32 2002::/16 3fff::/20
    5f00::/16 fc00::/7 fe80::/10 fec0::/10 ff00::/8
  `
    .trim()
    .split(/\s+/),
)

/** The error for an address that this server must not call. */
export class ForbiddenAddress extends Error {
  readonly address: string

  constructor(address: string) {
    super(`${address} is a private or special address: allow it with WEBHOOK_ALLOW`)
    this.address = address
  }
}

/**
 * Parses networks such as `10.1.0.0/16` or `192.168.1.5`.
 * @throws RangeError naming the entry that is neither a network nor an address
 */
export function networksOf(list: readonly string[]): BlockList {
  const networks = new BlockList()
  for (const entry of list) {
    const [address = '', prefix] = entry.split('/')
    const family = isIP(address)
    const bits = prefix === undefined ? (family === 4 ? 32 : 128) : Number(prefix)
    if (family === 0 || !/^\d+$/.test(prefix ?? '0') || bits > (family === 4 ? 32 : 128))
      throw new RangeError(entry)
    networks.addSubnet(address, bits, family === 4 ? 'ipv4' : 'ipv6')
  }
  return networks
}

/** @throws ForbiddenAddress for a private or special address that is not allowed */
export function refuseForbidden(address: string, allowed: BlockList): void {
  const family = isIP(address) === 4 ? 'ipv4' : 'ipv6'
  if (SPECIAL.check(address, family) && !allowed.check(address, family)) throw new ForbiddenAddress(address)
}

/** Whether a host currently resolves to a forbidden address; false if it cannot be resolved. */
export async function forbiddenAddressOf(url: URL, allowed: BlockList): Promise<string | undefined> {
  const found = await lookupName(hostOf(url), { all: true }).catch(() => [])
  try {
    for (const { address } of found) refuseForbidden(address, allowed)
    return undefined
  } catch (error) {
    if (error instanceof ForbiddenAddress) return error.address
    throw error
  }
}

interface Post {
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  readonly allowed: BlockList
  readonly signal: AbortSignal
}

/**
 * Posts to a user-supplied address without following redirects. Connects to the address that was checked,
 * even if DNS changes.
 * @returns the status of the response
 * @throws ForbiddenAddress, or the network error
 */
export async function post(address: string, { headers, body, allowed, signal }: Post): Promise<number> {
  const url = new URL(address)
  // a literal address is not looked up
  if (isIP(hostOf(url)) !== 0) refuseForbidden(hostOf(url), allowed)
  const request = url.protocol === 'https:' ? requestHttps : requestHttp
  return new Promise((done, fail) => {
    const call = request(
      url,
      {
        method: 'POST',
        headers: { ...headers, 'content-length': String(Buffer.byteLength(body)) },
        lookup: guardedLookup(allowed),
        agent: false,
        signal,
      },
      (answer) => {
        done(answer.statusCode ?? 0)
        answer.destroy()
      },
    )
    call.on('error', fail)
    call.end(body)
  })
}

/** A DNS lookup that fails if any resolved address is forbidden. */
function guardedLookup(allowed: BlockList): LookupFunction {
  return (name, options, callback) => {
    lookup(name, { ...options, all: true }, (error, found: LookupAddress[]) => {
      if (error) return callback(error, '')
      try {
        for (const { address } of found) refuseForbidden(address, allowed)
      } catch (forbidden) {
        return callback(forbidden as NodeJS.ErrnoException, '')
      }
      if (options.all) return callback(null, found)
      return callback(null, found[0]!.address, found[0]!.family)
    })
  }
}

function hostOf({ hostname }: URL): string {
  return hostname.replaceAll(/^\[|\]$/g, '')
}
