/** The channels. */
const CHANNELS = ['line', 'slack', 'web', 'terminal'] as const
export type ChannelName = (typeof CHANNELS)[number]

/** A person on a channel: `line:U…`, `slack:T…:U…`, `web:…`. Never a name. */
export type PersonId = `${ChannelName}:${string}`

/** Whether a text has the form of a person id: channel, colon, the channel's own id. */
export function isPersonId(text: string): text is PersonId {
  return CHANNELS.some((channel) => text.startsWith(`${channel}:`) && text.length > channel.length + 1)
}
