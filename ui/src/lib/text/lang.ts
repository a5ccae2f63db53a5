/** Names of languages for the page: the shapes of characters follow them. */
import type { NotationChoice, ScriptChoice, ScriptView } from '../backend/contract'

/** The language of Chinese in a script. */
export const langOf = (script: ScriptView) => (script === 'traditional' ? 'zh-Hant' : 'zh-Hans')

/** The language of Chinese that stands nowhere in a lesson, by the script that the learner chose. */
export const chosenLang = (script: ScriptChoice) => (script === 'traditional' ? 'zh-Hant' : 'zh-Hans')

/** The language of a reading. */
export const readingLang = (notation: NotationChoice) => (notation === 'zhuyin' ? 'zh-Bopo' : 'zh-Latn')
