/** The fake backend for looking at the window in a browser: `npm run dev:fake`, choices in the address. */
import type { ChineseFace, RubyMode, Settings, Theme, ToneColours } from '../src/lib/backend/contract'
import { createFake } from './fake'

const wanted = new URLSearchParams(location.search)
const settings: Partial<Settings> = {}
if (wanted.has('theme')) settings.theme = wanted.get('theme') as Theme
if (wanted.has('size')) settings.textSize = Number(wanted.get('size'))
if (wanted.has('tones')) settings.toneColours = wanted.get('tones') as ToneColours
if (wanted.has('face')) settings.chineseFace = wanted.get('face') as ChineseFace
if (wanted.has('ruby')) settings.ruby = wanted.get('ruby') as RubyMode

export const backend = createFake({
  settings,
  fresh: wanted.has('fresh'),
  mute: wanted.has('mute'),
  times: Number(wanted.get('times') ?? 1),
  extraRows: Number(wanted.get('rows') ?? 0),
})
Object.assign(window, { fake: backend })
