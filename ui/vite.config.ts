import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { svelte } from '@sveltejs/vite-plugin-svelte'
import type { Plugin } from 'vite'
import { defineConfig } from 'vitest/config'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** The policy under which the real window runs, so that a preview cannot get away with more. */
const tauri = JSON.parse(readFileSync(here('../src-tauri/tauri.conf.json'), 'utf8')) as {
  app: { security: { csp: Record<string, string> } }
}
const contentSecurityPolicy = Object.entries(tauri.app.security.csp)
  .map((directive) => directive.join(' '))
  .join('; ')

/**
 * The window freezes `Object.prototype` (tauri.conf.json), and what inherits from it can then get no `constructor` or
 * `toString` by assignment, as modules of d3 give it when they are loaded. They define it first.
 */
const beforeFrozenPrototypes: Plugin = {
  name: 'before-frozen-prototypes',
  transform(code, id) {
    if (!/node_modules\/d3-(color|format)\//.test(id)) return null
    const define = (owner: string, name: string) =>
      `Object.defineProperty(${owner}, '${name}', { value: undefined, writable: true, configurable: true });\n`
    return code
      .replace(/^ *prototype\.constructor = /m, (found) => define('prototype', 'constructor') + found)
      .replace(
        /^FormatSpecifier\.prototype\.toString = /m,
        (found) => define('FormatSpecifier.prototype', 'toString') + found,
      )
  },
}

export default defineConfig(({ mode }) => ({
  plugins: [svelte(), beforeFrozenPrototypes],
  resolve: {
    alias: {
      // The one place where the real backend is chosen: only `--mode fake` and the tests know the fake one.
      '#backend': here(mode === 'fake' ? './tests/fake-window.ts' : './src/lib/backend/tauri.ts'),
      $lib: here('./src/lib'),
    },
    // Svelte's browser build, also under Vitest, where components are mounted in jsdom.
    ...(mode === 'test' ? { conditions: ['browser'] } : {}),
  },
  build: {
    outDir: mode === 'fake' ? 'dist-fake' : 'dist',
    target: 'es2023',
    cssTarget: ['safari18', 'chrome125'],
    // The policy allows no `data:` fonts.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1000,
  },
  clearScreen: false,
  server: { port: 5173, strictPort: true },
  preview: {
    port: 4173,
    strictPort: true,
    headers: { 'Content-Security-Policy': contentSecurityPolicy },
  },
  test: {
    environment: 'jsdom',
    include: ['src/**/*.test.ts', 'tests/**/*.test.ts'],
    setupFiles: ['tests/setup.ts'],
    // One window for all files: building jsdom and Svelte anew for each costs more than all tests.
    isolate: false,
    // Nothing waits for time to pass; these only bound a machine that is busy with other things.
    testTimeout: 60_000,
    expect: { poll: { timeout: 15_000 } },
  },
}))
