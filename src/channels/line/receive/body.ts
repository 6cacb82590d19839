import express, { type RequestHandler } from 'express'

/** Far more than LINE sends, and little enough to read before the signature is verified. */
const LARGEST_BYTES = 1024 * 1024

/** LINE itself gives up after two seconds. */
const READ_WITHIN_MS = 5_000

const read = express.raw({ type: () => true, limit: LARGEST_BYTES, inflate: false })

function statusOf(fault: unknown): number {
  const status = fault instanceof Error && 'status' in fault ? fault.status : 400
  return typeof status === 'number' ? status : 400
}

/** Reads the raw body, limited in size and time: 413, 408 and other faults are answered here. */
export const rawBody: RequestHandler = (request, response, next) => {
  const late = setTimeout(() => {
    response.status(408).set('connection', 'close').end()
    request.destroy()
  }, READ_WITHIN_MS)
  read(request, response, (fault?: unknown) => {
    clearTimeout(late)
    if (response.headersSent) return
    if (fault === undefined) return next()
    response.status(statusOf(fault)).set('connection', 'close').end()
  })
}

/** The bytes read by `rawBody`. */
export function bytesOf(body: unknown): Uint8Array {
  return Buffer.isBuffer(body) ? body : Buffer.alloc(0)
}
