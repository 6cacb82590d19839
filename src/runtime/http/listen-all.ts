import type { RequestListener } from 'node:http'
import { SettingsError } from '../settings/fault.ts'
import { type Listening, listen } from './listen.ts'
import { type ListenNames, listenFault } from './listen-fault.ts'

/** A server at one address, and the settings that name the address. */
export interface Endpoint {
  readonly handler: RequestListener
  readonly host: string
  readonly port: number
  readonly names: ListenNames
}

/** Opens all servers or none. Throws `SettingsError` with a line for each that cannot be opened. */
export async function listenAll(endpoints: readonly Endpoint[]): Promise<readonly Listening[]> {
  const opened = await Promise.allSettled(
    endpoints.map(({ handler, host, port }) => listen(handler, host, port)),
  )
  const listening = opened.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))
  const refused = opened.flatMap((one, index) => {
    const endpoint = endpoints[index]
    return one.status === 'rejected' && endpoint ? [{ endpoint, reason: one.reason }] : []
  })
  if (refused.length === 0) return listening
  await Promise.all(listening.map((one) => one.close()))
  const faults = refused.map(({ endpoint, reason }) => {
    const fault = listenFault(reason, endpoint.names, endpoint.port)
    if (fault === undefined) throw reason
    return fault
  })
  throw new SettingsError(faults)
}
