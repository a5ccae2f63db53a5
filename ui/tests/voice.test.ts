import { screen, waitFor, within } from '@testing-library/svelte'
import { tick } from 'svelte'
import { describe, expect, it, vi } from 'vitest'
import type { AudioWriteArgs, SpeechSpeakArgs } from '../src/lib/backend/contract'
import { selectedWords } from '../src/lib/pages/lesson/selection'
import { bindMediaKeys } from '../src/lib/player/media-keys.svelte'
import { lessons } from './fake-lessons'
import { openLesson, openWindow, word } from './open'

describe('recorded voices', () => {
  it('are added, heard, say what they are, and are removed', async () => {
    const { user, called } = await openWindow({ page: 'settings' })
    const part = within(await screen.findByTestId('recorded-voices'))
    await part.findByText('No recorded voice is installed.')
    await user.click(part.getByTestId('add-voice-folder'))
    const voice = await part.findByTestId('recorded-voice')
    expect(voice.textContent).toContain('audio-cmn')
    expect(voice.textContent).toContain(
      '8,912 words, 1,602 syllables, speaks 83 % of the words of this course',
    )
    expect(voice.textContent).toContain('CC BY-SA 4.0')
    await user.click(part.getByTestId('hear-voice'))
    await waitFor(() => expect(called('speechSpeak')).toHaveLength(1))
    expect((called('speechSpeak')[0] as SpeechSpeakArgs).words[0]?.text).toBe('客户')
    await user.click(part.getByTestId('remove-voice'))
    await part.findByText('No recorded voice is installed.')
  })

  it('say why they cannot be added', async () => {
    const { user } = await openWindow({ page: 'settings' })
    const part = within(await screen.findByTestId('recorded-voices'))
    await user.click(part.getByTestId('add-voice-zip'))
    expect((await part.findByRole('alert')).textContent).toContain('no recordings')
  })
})

describe('a voice of the system', () => {
  const tingting = { id: 'tingting', name: 'Tingting', language: 'zh-CN' }

  it('is looked for, chosen, and left again', async () => {
    const { user, backend, called } = await openWindow({ page: 'settings' }, { systemVoices: [tingting] })
    const part = within(await screen.findByTestId('system-voices'))
    expect(part.queryByTestId('system-voice')).toBeNull()
    await user.click(part.getByTestId('look-for-voices'))
    await user.click(await part.findByTestId('use-voice'))
    await waitFor(() => expect(backend.settings.systemVoice).toEqual(tingting))
    await user.click(await screen.findByTestId('try-voice'))
    await waitFor(() => expect(called('voiceSay')).toHaveLength(1))
    await user.click(await part.findByTestId('own-voice'))
    await waitFor(() => expect(backend.settings.systemVoice).toBeNull())
    expect(called('voiceHush')).toHaveLength(1)
  })

  it('speaks sentence by sentence, lights the sentence, and begins it again after a pause', async () => {
    const { user, wenxi, backend, called } = await openLesson('kehu-fuwu', {
      settings: { systemVoice: tingting },
    })
    await user.click(screen.getByTestId('read-aloud'))
    await waitFor(() => expect(backend.saying.size).toBe(1))
    const { player } = wenxi
    expect([player.status, player.word, player.voice]).toEqual(['playing', -1, 'Tingting'])
    const first = player.sentenceId
    player.pause()
    await user.keyboard(' ')
    await waitFor(() => expect(backend.saying.size).toBe(2))
    expect([player.status, player.sentenceId]).toEqual(['playing', first])
    const turns = [...backend.saying.keys()]
    expect(called('voiceHush')).toEqual([{ turn: turns[0] }])
    backend.saying.get(turns[1] ?? 0)?.end()
    await waitFor(() => expect(player.sentenceId).not.toBe(first))
    await waitFor(() => expect(backend.saying.size).toBe(3))
    backend.saying
      .get([...backend.saying.keys()][2] ?? 0)
      ?.fail({ code: 'internal', message: 'It never ended.' })
    await waitFor(() => expect(player.failure?.message).toBe('It never ended.'))
  })
})

describe('a lesson as a sound file', () => {
  it('is written as it was chosen, and says where', async () => {
    const { user, called } = await openLesson('kehu-fuwu')
    await user.click(screen.getByTestId('audio-open'))
    const sheet = within(await screen.findByTestId('audio-sheet'))
    await user.click(within(sheet.getByTestId('audio-format')).getByText('WAV'))
    await user.click(within(sheet.getByTestId('audio-after')).getByText('Shadowing'))
    await user.click(sheet.getByTestId('audio-write'))
    const written = await sheet.findByTestId('audio-written')
    const [args] = called('audioWrite') as AudioWriteArgs[]
    expect(args).toMatchObject({ lessonId: 'kehu-fuwu', after: 'shadow', english: false, rate: 1 })
    expect(args?.path).toMatch(/\.wav$/)
    expect(written.textContent).toContain('.lrc')
  })
})

describe('what is said', () => {
  it('is the selection, by Space', async () => {
    const { user, sound, called } = await openLesson('kehu-fuwu')
    const first = word('跟')
    const sentence = first.closest('[data-sentence]') as HTMLElement
    const words = [...sentence.querySelectorAll<HTMLElement>('[data-word]')]
    const last = words[words.indexOf(first) + 1] as HTMLElement
    const range = new Range()
    range.setStart(first.querySelector('.base')?.firstChild as Node, 0)
    range.setEnd(last.querySelector('.base')?.firstChild as Node, 1)
    document.getSelection()?.removeAllRanges()
    document.getSelection()?.addRange(range)
    const found = selectedWords(screen.getByTestId('lesson-text'))
    expect([found?.first.word, found?.last.word]).toEqual([first, last].map((w) => Number(w.dataset['word'])))
    await user.keyboard(' ')
    await waitFor(() => expect(sound.playing).toBe(true))
    expect(sound.time).toBeGreaterThan(0)
    expect((called('speechSpeak')[0] as SpeechSpeakArgs).words.length).toBeGreaterThan(2)
    document.getSelection()?.removeAllRanges()
  })

  it('is a section, from its heading', async () => {
    const { user, wenxi } = await openLesson('kehu-fuwu')
    const section = screen
      .getAllByTestId('section')
      .find((one) => one.dataset['role'] === 'mistakes') as HTMLElement
    await user.click(within(section).getByRole('button', { name: 'Play this section' }))
    await waitFor(() => expect(wenxi.player.status).toBe('playing'))
    const inside = [...section.querySelectorAll<HTMLElement>('[data-sentence]')].map(
      (s) => s.dataset['sentence'],
    )
    expect(inside).toContain(wenxi.player.sentenceId)
    await user.click(within(section).getAllByRole('button', { name: 'Pause' })[0] as HTMLElement)
    expect(wenxi.player.status).toBe('paused')
  })

  it('is English, too, where that was chosen', async () => {
    const { user, wenxi } = await openLesson('kehu-fuwu', { settings: { speakEnglish: true } })
    await user.click(screen.getByTestId('read-aloud'))
    await waitFor(() => expect(wenxi.player.status).toBe('playing'))
    expect(wenxi.player.queue.some((utterance) => utterance.english)).toBe(true)
    wenxi.choices.set({ speakEnglish: false })
    await tick()
    wenxi.player.stop()
    await user.click(screen.getByTestId('read-aloud'))
    await waitFor(() => expect(wenxi.player.status).toBe('playing'))
    expect(wenxi.player.queue.some((utterance) => utterance.english)).toBe(false)
  })
})

it('media keys move the player, and are told what plays', async () => {
  const handlers = new Map<string, MediaSessionActionHandler | null>()
  const session = {
    metadata: null as MediaMetadata | null,
    playbackState: 'none' as MediaSessionPlaybackState,
    setActionHandler: (name: string, handler: MediaSessionActionHandler | null) =>
      void handlers.set(name, handler),
  }
  vi.stubGlobal(
    'MediaMetadata',
    class {
      constructor(readonly said: { title: string; artist: string }) {}
    },
  )
  const { user, wenxi } = await openLesson('kehu-fuwu')
  const end = bindMediaKeys(wenxi.player, () => wenxi.title, session)
  const press = (action: MediaSessionAction) => handlers.get(action)?.({ action })
  await user.click(screen.getByTestId('read-aloud'))
  await waitFor(() => expect(session.playbackState).toBe('playing'))
  const title = lessons.find((lesson) => lesson.id === 'kehu-fuwu')?.title
  expect(session.metadata).toMatchObject({ said: { title: '客户服务', artist: title } })
  press('play')
  expect(wenxi.player.status).toBe('playing')
  press('pause')
  await waitFor(() => expect(session.playbackState).toBe('paused'))
  press('play')
  await waitFor(() => expect(wenxi.player.status).toBe('playing'))
  const before = wenxi.player.index
  press('nexttrack')
  expect(wenxi.player.index).toBe(before + 1)
  press('stop')
  await waitFor(() => expect(session.playbackState).toBe('none'))
  end()
  vi.unstubAllGlobals()
  expect(handlers.get('play')).toBeNull()
})

it('the word card says each syllable in its four tones', async () => {
  const { user, called } = await openLesson('kehu-fuwu')
  await user.click(word('服务'))
  const tones = within(await screen.findByTestId('syllable-tones'))
  expect(tones.getAllByRole('button').map((button) => button.textContent)).toEqual([
    'fū',
    'fú',
    'fǔ',
    'fù',
    'wū',
    'wú',
    'wǔ',
    'wù',
  ])
  await user.click(tones.getByRole('button', { name: 'Play fǔ' }))
  await waitFor(() => expect(called('speechSpeak').length).toBeGreaterThan(0))
  expect(called('speechSpeak').at(-1)).toMatchObject({ words: [{ text: 'fǔ', syllables: ['fǔ'] }] })
})

it('the word card says words beside it that differ in one thing', async () => {
  const { user, called, wenxi } = await openLesson('kehu-fuwu')
  await user.click(word('服务'))
  const pairs = within(await screen.findByTestId('minimal-pairs'))
  expect(pairs.getAllByTestId('pair').map((pair) => pair.textContent?.replace(/\s+/g, ' ').trim())).toEqual([
    'fúwù fùwù 父物 made for this test',
    'fúwù dúwù 独物 made for this test',
  ])
  await user.click(pairs.getByRole('button', { name: 'Play 独物' }))
  await waitFor(() => expect(wenxi.player.sentenceId).toBe('pair:独物:dú wù'))
  expect(called('speechSpeak').at(-1)).toMatchObject({ words: [{ text: '独物', syllables: ['dú', 'wù'] }] })
})
