/** How the parts of a lesson reach the reading of it. */
import { createContext } from 'svelte'
import type { Reading } from './reading.svelte'

export const [getReading, setReading] = createContext<Reading>()
