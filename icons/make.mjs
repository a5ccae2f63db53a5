// Draws every size of the icon from wenxi.svg: `node icons/make.mjs`, after `npm ci` in ui.
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'

const require = createRequire(new URL('../ui/package.json', import.meta.url))
const { Resvg } = require('@resvg/resvg-js')

const svg = readFileSync(new URL('wenxi.svg', import.meta.url), 'utf8')
const png = (width) => new Resvg(svg, { fitTo: { mode: 'width', value: width } }).render().asPng()
const write = (name, bytes) => writeFileSync(new URL(name, import.meta.url), bytes)

write('32x32.png', png(32))
write('128x128.png', png(128))
write('128x128@2x.png', png(256))
write('icon.png', png(512))

/** Windows: a directory of PNGs. Sizes of 256 are written as 0. */
function ico(sizes) {
  const images = sizes.map(png)
  const head = Buffer.alloc(6 + 16 * sizes.length)
  head.writeUInt16LE(1, 2)
  head.writeUInt16LE(sizes.length, 4)
  let offset = head.length
  sizes.forEach((size, at) => {
    const entry = 6 + 16 * at
    head.writeUInt8(size % 256, entry)
    head.writeUInt8(size % 256, entry + 1)
    head.writeUInt16LE(1, entry + 4)
    head.writeUInt16LE(32, entry + 6)
    head.writeUInt32LE(images[at].length, entry + 8)
    head.writeUInt32LE(offset, entry + 12)
    offset += images[at].length
  })
  return Buffer.concat([head, ...images])
}
write('icon.ico', ico([16, 32, 48, 64, 256]))

/** macOS: chunks of PNGs, each with its type and length. */
function icns(sizes) {
  const chunks = Object.entries(sizes).map(([type, size]) => {
    const image = png(size)
    const head = Buffer.alloc(8)
    head.write(type, 'latin1')
    head.writeUInt32BE(8 + image.length, 4)
    return Buffer.concat([head, image])
  })
  const head = Buffer.alloc(8)
  head.write('icns', 'latin1')
  head.writeUInt32BE(8 + chunks.reduce((sum, chunk) => sum + chunk.length, 0), 4)
  return Buffer.concat([head, ...chunks])
}
write('icon.icns', icns({ ic11: 32, ic12: 64, ic07: 128, ic08: 256, ic09: 512, ic10: 1024 }))
