/** Times as people say them, and as players show them. */

const formatter = new Intl.RelativeTimeFormat('en', { numeric: 'auto' })
const units: [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 31_536_000_000],
  ['month', 2_592_000_000],
  ['week', 604_800_000],
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
]

/** `then` and `now` in milliseconds; `2 hours ago`, `yesterday`. */
export function ago(then: number, now: number): string {
  const passed = then - now
  for (const [unit, length] of units)
    if (Math.abs(passed) >= length) return formatter.format(Math.round(passed / length), unit)
  return formatter.format(0, 'minute')
}

/** A time in a recording as players show it, `7:05` or `1:07:05`. */
export function clock(ms: number): string {
  const seconds = Math.floor(ms / 1000)
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60]
  const two = (number: number) => String(number).padStart(2, '0')
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`
}

/** The day where the learner is, as `2026-11-22`. */
export function dayOf(date: Date): string {
  const two = (n: number) => String(n).padStart(2, '0')
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
}
