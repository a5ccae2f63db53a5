/** Files and folders that the system drops on the window, as Tauri tells of them. */
import { emit } from '@tauri-apps/api/event'
import { clearMocks, mockIPC, mockWindows } from '@tauri-apps/api/mocks'
import { afterEach, expect, it, vi } from 'vitest'
import type { FileDrop } from '../src/lib/backend/backend'
import { backend } from '../src/lib/backend/tauri'

afterEach(clearMocks)

it('a folder that is dropped is given by its path', async () => {
  mockWindows('main')
  mockIPC(() => {}, { shouldMockEvents: true })
  const seen: FileDrop[] = []
  backend.onFilesDropped((drop) => seen.push(drop))
  const dropped: FileDrop = { type: 'dropped', paths: ['/home/mei/课文'] }
  // Tauri is asked for each kind of event for itself; what comes before is told to nobody.
  for (const [event, drop] of [
    ['enter', { type: 'over' }],
    ['drop', dropped],
    ['leave', { type: 'left' }],
  ])
    await vi.waitFor(async () => {
      seen.length = 0
      await emit(`tauri://drag-${event as string}`, { paths: dropped.paths, position: { x: 1, y: 1 } })
      expect(seen).toEqual([drop])
    })
})
