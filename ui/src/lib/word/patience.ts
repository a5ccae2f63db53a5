/** How long the pointer rests on a word before its meaning shows, and between words once one did; milliseconds. */
export const patience = { first: 450, next: 120 }
