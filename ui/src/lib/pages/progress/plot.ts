/** What the plots have in common: their measures, in the units in which they are drawn. */
export const plot = {
  width: 600,
  height: 110,
  /** Room for the figures of the highest bar and of the lowest level. */
  above: 14,
  under: 6,
  beside: 40,
} as const
