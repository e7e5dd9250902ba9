import { once } from 'node:events'
import { connect } from 'node:net'
import { createTransport } from 'nodemailer'
import { contentsOf } from '../files/contents-of.ts'
import { bad, good, warning } from './diagnosis.ts'
import type { Check } from './diagnosis.ts'

const PATIENCE_MS = 5000

/** Checks of configured services: file store, mail server, virus scanner. */
export const neighbourChecks: readonly Check[] = [
  async ({ settings }) => {
    const contents = await contentsOf(settings)
    const where = settings.s3?.endpoint ?? settings.data
    return contents.ready().then(
      () => good('doctor-storage', { place: where }),
      (error: Error) => bad('doctor-storage-away', { place: where, detail: error.message }),
    )
  },
  async ({ settings: { smtpUrl } }) => {
    if (smtpUrl === undefined) return warning('doctor-mail-none')
    const transport = createTransport(smtpUrl, { connectionTimeout: PATIENCE_MS } as object)
    return transport
      .verify()
      .then(
        () => good('doctor-mail'),
        (error: Error) => bad('doctor-mail-away', { detail: error.message }),
      )
      .finally(() => transport.close())
  },
  async ({ settings: { clamav } }) => {
    if (clamav === undefined) return []
    const [host = '', port = '3310'] = clamav.split(':')
    const socket = connect({ host, port: Number(port), timeout: PATIENCE_MS })
    socket.once('timeout', () => socket.destroy(new Error('timeout')))
    return once(socket, 'connect')
      .then(
        () => good('doctor-scanner', { address: clamav }),
        (error: Error) => bad('doctor-scanner-away', { address: clamav, detail: error.message }),
      )
      .finally(() => socket.destroy())
  },
]
