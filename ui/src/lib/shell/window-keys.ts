/** The keys that work on every page. */
import type { Wenxi } from '../app/wenxi.svelte'

export function bindWindowKeys(wenxi: Wenxi): () => void {
  const { router, choices } = wenxi
  return wenxi.keys.bind({
    search: () => void (wenxi.searchOpen = true),
    open: () => void wenxi.importer.choose(),
    openFolder: () => void wenxi.importer.chooseFolder(),
    today: () => router.go({ page: 'today' }),
    library: () => router.go({ page: 'library' }),
    practice: () => router.go({ page: 'practice' }),
    progress: () => router.go({ page: 'progress' }),
    settings: () => router.go({ page: 'settings' }),
    back: () => router.back(),
    larger: () => choices.resize(10),
    smaller: () => choices.resize(-10),
    normalSize: () => choices.set({ textSize: 100 }),
    fullScreen: () => void wenxi.backend.toggleFullScreen(),
    help: () => void (wenxi.keysOpen = true),
  })
}
