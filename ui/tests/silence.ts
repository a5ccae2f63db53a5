/** Sound for a voice that has none. */

/** Sound of that length (ms): silence, as a WAV file. */
export function silence(length: number): Blob {
  const rate = 8000
  const size = Math.round((length / 1000) * rate)
  const bytes = new DataView(new ArrayBuffer(44 + size))
  const text = (at: number, value: string) =>
    [...value].forEach((c, i) => bytes.setUint8(at + i, c.charCodeAt(0)))
  text(0, 'RIFF')
  bytes.setUint32(4, 36 + size, true)
  text(8, 'WAVEfmt ')
  bytes.setUint32(16, 16, true)
  bytes.setUint16(20, 1, true)
  bytes.setUint16(22, 1, true)
  bytes.setUint32(24, rate, true)
  bytes.setUint32(28, rate, true)
  bytes.setUint16(32, 1, true)
  bytes.setUint16(34, 8, true)
  text(36, 'data')
  bytes.setUint32(40, size, true)
  for (let i = 0; i < size; i += 1) bytes.setUint8(44 + i, 128)
  return new Blob([bytes], { type: 'audio/wav' })
}
