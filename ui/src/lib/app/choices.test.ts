import { describe, expect, it } from 'vitest'
import { createFake } from '../../../tests/fake'
import { Choices } from './choices.svelte'

describe('choices that were not read yet', () => {
  const stored = { textSize: 150, theme: 'dark' } as const

  it('are not written over: a change is added to what is stored', async () => {
    const backend = createFake({ settings: stored })
    const choices = new Choices(backend)
    choices.set({ ruby: 'off' })
    const loading = choices.load()
    choices.toggleTones()
    await loading
    await choices.remembered()
    expect(backend.settings).toMatchObject({ ...stored, ruby: 'off', toneColours: 'pleco' })
    expect(choices.now).toMatchObject({ ...stored, ruby: 'off', toneColours: 'pleco' })
  })

  it('stay as they are stored as long as they cannot be read', async () => {
    const backend = createFake({ settings: stored })
    const get = backend.settingsGet
    const broken = { code: 'storage', message: 'The file is locked.' }
    backend.settingsGet = () => Promise.reject(broken)
    const choices = new Choices(backend)
    await expect(choices.load()).rejects.toBe(broken)
    choices.set({ ruby: 'off' })
    await choices.remembered()
    expect(choices.failure).toEqual(broken)
    expect(backend.settings.ruby).toBe('on')

    backend.settingsGet = get
    choices.set({ spokenTones: true })
    await choices.remembered()
    expect(choices.failure).toBeNull()
    expect(backend.settings).toMatchObject({ ...stored, ruby: 'off', spokenTones: true })
  })
})
