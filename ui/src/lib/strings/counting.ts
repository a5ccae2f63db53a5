/** Numbers with their words. */

export const count = (n: number, one: string, many: string) =>
  `${n.toLocaleString('en')} ${n === 1 ? one : many}`

/** What comes back after what is due now. */
export const comesBack = (laterToday: number, tomorrow: number) => {
  const cards = (n: number) => count(n, 'card comes', 'cards come')
  if (laterToday === 0)
    return tomorrow === 0 ? 'Nothing comes back tomorrow.' : `${cards(tomorrow)} back tomorrow.`
  return `${cards(laterToday)} back later today, ${tomorrow === 0 ? 'none' : tomorrow.toLocaleString('en')} tomorrow.`
}
