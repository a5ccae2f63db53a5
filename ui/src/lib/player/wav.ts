/** What is done to sound in the window: silence, alone or before a clip. */

/** A header as the program writes it: one channel, 16 bits a sample. */
const headerLength = 44
const rateAt = 24
const fileLengthAt = 4
const soundLengthAt = 40

/** Silence of that length (ms), as the program would write it. */
export function silence(length: number): Blob {
  const rate = 8000
  const size = 2 * Math.round((length / 1000) * rate)
  const bytes = new DataView(new ArrayBuffer(headerLength + size))
  const text = (at: number, value: string) =>
    [...value].forEach((c, i) => bytes.setUint8(at + i, c.charCodeAt(0)))
  text(0, 'RIFF')
  bytes.setUint32(fileLengthAt, headerLength - 8 + size, true)
  text(8, 'WAVEfmt ')
  bytes.setUint32(16, 16, true)
  bytes.setUint16(20, 1, true)
  bytes.setUint16(22, 1, true)
  bytes.setUint32(rateAt, rate, true)
  bytes.setUint32(28, 2 * rate, true)
  bytes.setUint16(32, 2, true)
  bytes.setUint16(34, 16, true)
  text(36, 'data')
  bytes.setUint32(soundLengthAt, size, true)
  return new Blob([bytes], { type: 'audio/wav' })
}

/** The same sound after so much silence (ms). */
export async function withSilence(clip: Blob, length: number): Promise<Blob> {
  const header = await clip.slice(0, headerLength).arrayBuffer()
  const view = new DataView(header)
  const silence = new Uint8Array(2 * Math.round((view.getUint32(rateAt, true) * length) / 1000))
  for (const at of [fileLengthAt, soundLengthAt])
    view.setUint32(at, view.getUint32(at, true) + silence.length, true)
  return new Blob([header, silence, clip.slice(headerLength)], { type: clip.type })
}
