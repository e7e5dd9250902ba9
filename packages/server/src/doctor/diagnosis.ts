import type { Connection } from '../database/connect.ts'
import type { InstallationKeys } from '../installation/keys.ts'
import type { MessageCode } from '../messages/localized-error.ts'
import type { Settings } from '../settings/settings.ts'

/** The result of a check, with advice if something is wrong, as catalogue message. */
export interface Diagnosis {
  readonly state: 'good' | 'warning' | 'bad'
  readonly code: MessageCode
  readonly values: Readonly<Record<string, string | number>>
}

/** What the checks examine. */
export interface Examined {
  readonly settings: Settings
  readonly connection: Connection
  readonly keys: InstallationKeys
}

export type Check = (examined: Examined) => Promise<Diagnosis | readonly Diagnosis[]>

export function good(code: MessageCode, values: Diagnosis['values'] = {}): Diagnosis {
  return { state: 'good', code, values }
}

export function warning(code: MessageCode, values: Diagnosis['values'] = {}): Diagnosis {
  return { state: 'warning', code, values }
}

export function bad(code: MessageCode, values: Diagnosis['values'] = {}): Diagnosis {
  return { state: 'bad', code, values }
}
