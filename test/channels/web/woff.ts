import { inflateSync } from 'node:zlib'

const WOFF_HEADER = 44
const WOFF_ENTRY = 20
const SFNT_HEADER = 12
const SFNT_ENTRY = 16

const padded = (length: number) => (length + 3) & ~3

/**
 * The plain font (sfnt) inside a WOFF 1.0 file (W3C Recommendation of 2012, sections 3 to 5), so that it can be
 * installed: tables are inflated, the directory is written anew.
 */
export function unwrapWoff(woff: Buffer): Buffer {
  const count = woff.readUInt16BE(12)
  const tables = Array.from({ length: count }, (_, index) => {
    const entry = WOFF_HEADER + index * WOFF_ENTRY
    const [offset, packed, length] = [4, 8, 12].map((at) => woff.readUInt32BE(entry + at))
    const body = woff.subarray(offset, Number(offset) + Number(packed))
    return {
      tag: woff.subarray(entry, entry + 4),
      checksum: woff.subarray(entry + 16, entry + 20),
      body: packed === length ? body : inflateSync(body),
    }
  })
  const power = Math.floor(Math.log2(count))
  const header = Buffer.alloc(SFNT_HEADER)
  woff.copy(header, 0, 4, 8)
  header.writeUInt16BE(count, 4)
  header.writeUInt16BE(2 ** power * 16, 6)
  header.writeUInt16BE(power, 8)
  header.writeUInt16BE(count * 16 - 2 ** power * 16, 10)
  let at = SFNT_HEADER + count * SFNT_ENTRY
  const directory = tables.map(({ tag, checksum, body }) => {
    const place = Buffer.alloc(8)
    place.writeUInt32BE(at, 0)
    place.writeUInt32BE(body.length, 4)
    at += padded(body.length)
    return Buffer.concat([tag, checksum, place])
  })
  const bodies = tables.map(({ body }) =>
    Buffer.concat([body, Buffer.alloc(padded(body.length) - body.length)]),
  )
  return Buffer.concat([header, ...directory, ...bodies])
}
