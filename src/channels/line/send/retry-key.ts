import { createHash } from 'node:crypto'

/** The UUID namespace of deliveries on LINE. */
const NAMESPACE = Buffer.from('5b1e3f0a6d2c4c7f9a8e2f4b7c1d0e93', 'hex')

/**
 * The `X-Line-Retry-Key` of one call: a UUID (version 5, RFC 9562) derived from delivery and call, so that a
 * push repeated within 24 hours arrives once. Source:
 * https://developers.line.biz/en/docs/messaging-api/retrying-api-request/
 */
export function retryKey(delivery: string, call: string): string {
  const hash = createHash('sha1').update(NAMESPACE).update(`${delivery}#${call}`).digest().subarray(0, 16)
  hash.writeUInt8((hash.readUInt8(6) & 0x0f) | 0x50, 6)
  hash.writeUInt8((hash.readUInt8(8) & 0x3f) | 0x80, 8)
  return hash.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
