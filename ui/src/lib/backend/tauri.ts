/** The real backend: the only file that talks to Tauri. */
import { convertFileSrc, invoke } from '@tauri-apps/api/core'
import { listen } from '@tauri-apps/api/event'
import { getCurrentWebview } from '@tauri-apps/api/webview'
import { getCurrentWindow } from '@tauri-apps/api/window'
import { open, save } from '@tauri-apps/plugin-dialog'
import { openUrl, revealItemInDir } from '@tauri-apps/plugin-opener'
import { strings } from '../strings'
import type { Backend } from './backend'
import { createApi, type Notice } from './contract'

/** Makes the way to stop listening usable before Tauri has answered. */
function stopper(listening: Promise<() => void>): () => void {
  return () => void listening.then((stop) => stop())
}

export const backend: Backend = {
  ...createApi((command, args) => invoke(command, { args })),

  async fetchClip(id) {
    const answer = await fetch(convertFileSrc(`${id}.wav`, 'clip'))
    if (!answer.ok) throw new Error(strings.player.clipMissing)
    return answer.blob()
  },

  async fetchMedia(name) {
    const answer = await fetch(`clip://localhost/media/${encodeURIComponent(name)}`)
    if (!answer.ok) throw new Error(strings.media.missing)
    return answer.blob()
  },

  async chooseFiles() {
    return (await open({ multiple: true, title: strings.importing.choose })) ?? []
  },

  chooseFolder: (title) => open({ directory: true, title }),

  chooseExportFile: (name, extension) =>
    save({
      defaultPath: name,
      title: strings.exporting.open,
      filters: [{ name: extension, extensions: [extension] }],
    }),

  chooseBackupFile: (name) => save({ defaultPath: name, title: strings.settings.backup }),

  chooseVoice: (kind) =>
    kind === 'folder'
      ? open({ directory: true, title: strings.voices.addFolder })
      : open({
          title: strings.voices.addZip,
          filters: [{ name: strings.voices.zip, extensions: ['zip'] }],
        }),

  chooseAudioFile: (name, extension) =>
    save({
      defaultPath: name,
      title: strings.audio.title,
      filters: [{ name: strings.audio.filter, extensions: [extension] }],
    }),

  onNotice: (listener) => stopper(listen<Notice>('notice', (event) => listener(event.payload))),

  onFilesDropped: (listener) =>
    stopper(
      getCurrentWebview().onDragDropEvent(({ payload }) => {
        if (payload.type === 'drop') listener({ type: 'dropped', paths: payload.paths })
        else if (payload.type === 'leave') listener({ type: 'left' })
        else listener({ type: 'over' })
      }),
    ),

  openExternal: (url) => openUrl(url),
  showInFolder: (path) => revealItemInDir(path),
  setTitle: (title) => getCurrentWindow().setTitle(title),

  async toggleFullScreen() {
    const window = getCurrentWindow()
    await window.setFullscreen(!(await window.isFullscreen()))
  },
}
