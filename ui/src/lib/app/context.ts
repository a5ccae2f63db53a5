/** How components reach the app that they belong to. */
import { createContext } from 'svelte'
import type { Wenxi } from './wenxi.svelte'

export const [getWenxi, setWenxi] = createContext<Wenxi>()
