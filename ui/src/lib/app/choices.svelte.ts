/** The learner's choices: what they are, how they change, and how they reach the page. */
import type { Backend } from '../backend/backend'
import type { RubyMode, Settings, ToneColours } from '../backend/contract'

/** Until the program has answered. */
export const firstChoices: Settings = {
  ruby: 'on',
  spokenTones: false,
  notation: 'marks',
  script: 'asWritten',
  toneColours: 'off',
  theme: 'system',
  textSize: 100,
  chineseFace: 'song',
  showEnglish: true,
  showChinese: true,
  speechRate: 1,
  autoPlay: true,
  writing: true,
  afterSentence: 'goOn',
  speakEnglish: false,
  longLeadIn: false,
  systemVoice: null,
  hoverGloss: true,
}

/** Choices that change what the program gives: other tones, another notation, another script. */
const redrawn = ['spokenTones', 'notation', 'script'] as const

const rubyOrder: readonly RubyMode[] = ['on', 'hover', 'off']
const clamp = (value: number, low: number, high: number) => Math.min(high, Math.max(low, value))

export class Choices {
  now = $state<Settings>(firstChoices)
  /** Grows when readings have to be asked for again: they are to be shown otherwise, or one was corrected. */
  readingsVersion = $state(0)
  /** Why the last change could not be remembered. */
  failure = $state<unknown>(null)

  #backend: Pick<Backend, 'settingsGet' | 'settingsSet'>
  #lastTones: ToneColours = 'pleco'
  #writing: Promise<void> = Promise.resolve()
  /** What is stored is known; null until it was asked for, and after it could not be read. */
  #loading: Promise<void> | null = null
  #loaded = false
  /** What was changed before that. */
  #early: Partial<Settings> = {}

  constructor(backend: Pick<Backend, 'settingsGet' | 'settingsSet'>) {
    this.#backend = backend
  }

  /** Reads what is stored; once it is known it is not read again. */
  load(): Promise<void> {
    this.#loading ??= this.#load().catch((error: unknown) => {
      this.#loading = null
      throw error
    })
    return this.#loading
  }

  async #load(): Promise<void> {
    const stored = await this.#backend.settingsGet()
    this.now = { ...stored, ...this.#early }
    this.#loaded = true
    if (this.now.toneColours !== 'off') this.#lastTones = this.now.toneColours
  }

  /**
   * Changes at once; remembering goes on behind, one change after the other. Nothing is written over what is stored
   * as long as that is not known.
   */
  set(change: Partial<Settings>): void {
    this.now = { ...this.now, ...change }
    if (this.now.toneColours !== 'off') this.#lastTones = this.now.toneColours
    if (!this.#loaded) this.#early = { ...this.#early, ...change }
    const settings = this.#loaded ? $state.snapshot(this.now) : null
    this.#writing = this.#writing.then(async () => {
      try {
        await this.load()
        await this.#backend.settingsSet(settings ?? $state.snapshot(this.now))
        this.failure = null
        if (redrawn.some((choice) => change[choice] !== undefined)) this.readingsVersion += 1
      } catch (error) {
        this.failure = error
      }
    })
  }

  /** Until every change so far is remembered, or could not be. */
  remembered(): Promise<void> {
    return this.#writing
  }

  cycleRuby(): RubyMode {
    const next = rubyOrder[(rubyOrder.indexOf(this.now.ruby) + 1) % rubyOrder.length] ?? 'on'
    this.set({ ruby: next })
    return next
  }

  toggleTones(): void {
    this.set({ toneColours: this.now.toneColours === 'off' ? this.#lastTones : 'off' })
  }

  /** Hiding one side of a lesson shows the other: a page with neither has nothing on it. */
  toggleEnglish(): void {
    this.set(this.now.showEnglish ? { showEnglish: false, showChinese: true } : { showEnglish: true })
  }

  toggleChinese(): void {
    this.set(this.now.showChinese ? { showChinese: false, showEnglish: true } : { showChinese: true })
  }

  resize(by: number): void {
    this.set({ textSize: clamp(this.now.textSize + by, 80, 200) })
  }

  /** Steps of five hundredths, rounded so that they do not drift. */
  changeSpeed(by: number): void {
    this.set({ speechRate: clamp(Math.round((this.now.speechRate + by) * 20) / 20, 0.5, 1.5) })
  }

  /** Puts the choices where the style sheets see them. */
  apply(root: HTMLElement): void {
    const { theme, toneColours, chineseFace, ruby, textSize } = this.now
    if (theme === 'system') delete root.dataset['theme']
    else root.dataset['theme'] = theme
    root.dataset['tones'] = toneColours
    root.dataset['face'] = chineseFace
    root.dataset['ruby'] = ruby
    root.style.setProperty('--text-scale', String(textSize / 100))
  }
}
