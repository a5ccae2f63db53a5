/** The one thing that is done to sound in the window: silence put before it. */

/** A header as the program writes it: one channel, 16 bits a sample. */
const headerLength = 44
const rateAt = 24
const fileLengthAt = 4
const soundLengthAt = 40

/** The same sound after so much silence (ms). */
export async function withSilence(clip: Blob, length: number): Promise<Blob> {
  const header = await clip.slice(0, headerLength).arrayBuffer()
  const view = new DataView(header)
  const silence = new Uint8Array(2 * Math.round((view.getUint32(rateAt, true) * length) / 1000))
  for (const at of [fileLengthAt, soundLengthAt])
    view.setUint32(at, view.getUint32(at, true) + silence.length, true)
  return new Blob([header, silence, clip.slice(headerLength)], { type: clip.type })
}
