import type { RequestListener } from 'node:http'
import { SettingsError } from '../settings/fault.ts'
import { type Listening, listen } from './listen.ts'
import { type ListenNames, listenFault } from './listen-fault.ts'

/** A server at one address, and the settings that name the address. */
export interface Door {
  readonly handler: RequestListener
  readonly host: string
  readonly port: number
  readonly names: ListenNames
}

/** Opens all servers or none. Throws `SettingsError` with a line for each that cannot be opened. */
export async function listenAll(doors: readonly Door[]): Promise<readonly Listening[]> {
  const opened = await Promise.allSettled(doors.map(({ handler, host, port }) => listen(handler, host, port)))
  const listening = opened.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))
  const refused = opened.flatMap((one, index) => {
    const door = doors[index]
    return one.status === 'rejected' && door ? [{ door, reason: one.reason }] : []
  })
  if (refused.length === 0) return listening
  await Promise.all(listening.map((one) => one.close()))
  const faults = refused.map(({ door, reason }) => {
    const fault = listenFault(reason, door.names, door.port)
    if (fault === undefined) throw reason
    return fault
  })
  throw new SettingsError(faults)
}
