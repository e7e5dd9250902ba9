/** The UTC offset of a time zone at a local time: `Z`, `+08:00`. */
export function offsetAt(shown: Date, zone: string): string {
  const near = minutes(named(shown, zone))
  return offsetOf(new Date(shown.getTime() - near * 60_000), zone)
}

/** The UTC offset of a time zone at a moment. */
export function offsetOf(moment: Date, zone: string): string {
  const offset = named(moment, zone)
  return minutes(offset) === 0 ? 'Z' : offset
}

/** `+08:00`; `undefined` for UTC. */
function named(moment: Date, zone: string): string {
  return new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' })
    .formatToParts(moment)
    .find(({ type }) => type === 'timeZoneName')!
    .value.slice('GMT'.length)
}

function minutes(offset: string): number {
  const [, sign, hours = '0', rest = '0'] = /^([+-])(\d\d):(\d\d)$/.exec(offset) ?? []
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(rest))
}
