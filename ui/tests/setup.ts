/** What jsdom lacks and the window has. */
import { cleanup, configure } from '@testing-library/svelte'
import { afterEach, beforeEach, vi } from 'vitest'

configure({ asyncUtilTimeout: 15_000 })

class NoObserver {
  observe() {}
  unobserve() {}
  disconnect() {}
}

Object.assign(globalThis, { ResizeObserver: NoObserver, IntersectionObserver: NoObserver })
Object.assign(URL, { createObjectURL: () => 'blob:test', revokeObjectURL: () => {} })
globalThis.CSS ??= {} as typeof CSS
CSS.escape ??= (value: string) => value.replace(/[^\w-]/g, (character) => `\\${character}`)
Element.prototype.scrollIntoView = () => {}
Element.prototype.animate ??= (() => ({ cancel() {}, finished: Promise.resolve() })) as never

/** How wide the window of a test is, pixels. */
export const windowWidth = { now: 1280 }

window.matchMedia = (query: string) => {
  const least = Number(/min-width:\s*(\d+)px/.exec(query)?.[1] ?? 0)
  return {
    matches: least > 0 && windowWidth.now >= least,
    media: query,
    addEventListener() {},
    removeEventListener() {},
    addListener() {},
    removeListener() {},
    onchange: null,
    dispatchEvent: () => false,
  } as MediaQueryList
}

beforeEach(() => {
  localStorage.clear()
  for (const name of Object.keys(document.documentElement.dataset))
    delete document.documentElement.dataset[name]
  windowWidth.now = 1280
})
afterEach(() => {
  cleanup()
  vi.useRealTimers()
})
