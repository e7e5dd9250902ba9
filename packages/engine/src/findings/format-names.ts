/** Formats that are described by name and example when they are violated. */
const NAMES = [
  'year-month',
  'time',
  'date-time',
  'uri',
  'uri-reference',
  'uri-template',
  'url',
  'regex',
  'json-pointer',
  'email',
  'hostname',
  'ipv4',
  'ipv6',
  'uuid',
  'duration',
] as const

export function isFormatName(format: unknown): format is (typeof NAMES)[number] {
  return (NAMES as readonly unknown[]).includes(format)
}
