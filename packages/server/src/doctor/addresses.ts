import { good, warning } from './diagnosis.ts'
import type { Check } from './diagnosis.ts'

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]'])

/** Checks of the public address. */
export const addressChecks: readonly Check[] = [
  async ({ settings: { publicUrl } }) => {
    const { protocol, hostname } = new URL(publicUrl)
    if (LOOPBACK.has(hostname)) return warning('doctor-address-local', { address: publicUrl })
    return protocol === 'https:'
      ? good('doctor-address', { address: publicUrl })
      : warning('doctor-address-open', { address: publicUrl })
  },
]
