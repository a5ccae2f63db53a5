/** Voices and what they say in the fake backend. */
import type { Backend } from '../src/lib/backend/backend'
import type { Settings, SpokenWord, SystemVoiceView, VoiceView } from '../src/lib/backend/contract'
import { silence } from '../src/lib/player/wav'
import { failure } from './failure'

type Commands = Pick<
  Backend,
  | 'voiceList'
  | 'voiceAdd'
  | 'voiceRemove'
  | 'voiceSystemList'
  | 'voiceSay'
  | 'voiceHush'
  | 'chooseVoice'
  | 'speechSpeak'
  | 'speechStatus'
  | 'fetchClip'
>

/** Milliseconds that a syllable of the fake voice takes. */
const syllableLength = 240

export interface VoiceOptions {
  /** The voices of the system. */
  systemVoices?: SystemVoiceView[]
  /** No voice is there. */
  mute?: boolean
}

export function createFakeVoices(options: VoiceOptions, settings: () => Settings) {
  const clips = new Map<string, number>()
  const voices: VoiceView[] = []
  /** What a voice of the system is saying, by its turn. */
  const saying = new Map<number, { end: () => void; fail: (error: unknown) => void }>()

  const commands: Commands = {
    voiceList: async () => ({ voices: [...voices] }),
    voiceAdd: async ({ path }) => {
      const name = (path.split('/').at(-1) ?? path).replace(/\.zip$/, '')
      if (name === 'empty') throw failure('invalid', `There are no recordings in ${path}.`)
      voices.push({
        name,
        words: 8912,
        syllables: 1602,
        spoken: 830,
        ofCourse: 1000,
        licence: name === 'anonymous' ? null : 'Spoken by Yue Tan. CC BY-SA 4.0',
        example: { text: '客户', syllables: ['kè', 'hù'] },
      })
      return { voices: [...voices] }
    },
    voiceSystemList: async () => ({ voices: options.systemVoices ?? [] }),
    voiceSay: ({ turn }) => new Promise((end, fail) => saying.set(turn, { end: () => end({}), fail })),
    voiceHush: async ({ turn }) => {
      saying.get(turn)?.end()
      return {}
    },
    voiceRemove: async ({ name }) => {
      voices.splice(
        voices.findIndex((voice) => voice.name === name),
        1,
      )
      return { voices: [...voices] }
    },
    chooseVoice: async (kind) => (kind === 'folder' ? '/home/mei/audio-cmn' : '/home/mei/empty.zip'),
    speechSpeak: async ({ words, rate }) => {
      if (options.mute)
        throw failure(
          'noVoice',
          'No voice is installed. Install espeak-ng (sudo apt install espeak-ng), then try again.',
        )
      const { systemVoice } = settings()
      if (systemVoice) return { id: null, duration: 0, marks: [], voice: systemVoice.name }
      let time = 80
      const marks = (words as SpokenWord[]).flatMap(({ syllables }, word) => {
        if (syllables.length === 0) {
          time += 120
          return []
        }
        const start = time
        time += (syllables.length * syllableLength) / rate
        return [{ word, start, end: time }]
      })
      const id = `clip-${clips.size + 1}`
      clips.set(id, time + 100)
      return { id, duration: time + 100, marks, voice: 'Fake' }
    },
    speechStatus: async () =>
      options.mute
        ? { available: false, voice: '', advice: 'No voice is installed. Install espeak-ng, then try again.' }
        : { available: true, voice: 'eSpeak NG, Mandarin', advice: '' },
    fetchClip: async (id) => silence(clips.get(id) ?? 500),
  }
  return { saying, commands }
}
