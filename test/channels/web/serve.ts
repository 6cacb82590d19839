import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import express from 'express'
import { type WebChannel, webChannel } from '../../../src/channels/web/channel.ts'
import type { WebOptions } from '../../../src/channels/web/shared/ports.ts'
import type { Product } from './scripted.ts'

/** A served web chat. */
export interface Served {
  readonly url: string
  readonly channel: WebChannel
  close(): Promise<void>
}

function listening(server: Server, port: number): Promise<AddressInfo> {
  return new Promise((resolve, reject) => {
    server.on('error', reject)
    server.listen(port, '127.0.0.1', () => {
      const address = server.address()
      if (address !== null && typeof address === 'object') resolve(address)
    })
  })
}

/** Serves the web chat of a stand-in product over real HTTP on a free port. */
export async function serve(product: Product, options: Partial<WebOptions> = {}, port = 0): Promise<Served> {
  const channel = webChannel(product, { publicUrl: 'http://localhost:3000', heartbeatMs: 200, ...options })
  product.onDelivery = (delivery) => void channel.sender.send(delivery)
  const server = createServer(express().use(channel.router))
  const address = await listening(server, port)
  return {
    url: `http://localhost:${address.port}`,
    channel,
    close: () =>
      new Promise((resolve) => {
        channel.close()
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
