import { webChannel } from '../channels/web/channel.ts'
import type { Ground, Running } from './ground.ts'

function web({ settings, store, accept, now, log }: Ground): Running {
  return webChannel(
    { accept, deliveriesAfter: store.deliveriesAfter, now, onFault: (err) => log.error({ err }, 'web chat') },
    { publicUrl: settings.publicUrl },
  )
}

/** Every channel that the settings turn on. */
export function openChannels(ground: Ground): readonly Running[] {
  return [web(ground)]
}
