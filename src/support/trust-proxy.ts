import { BlockList, isIP } from 'node:net'

/** The trusted proxies: a number of hops, or networks. */
export type TrustedProxies = number | readonly string[]

/** Named networks, as in Express. Source: https://expressjs.com/en/guide/behind-proxies.html */
const NAMED: Readonly<Record<string, readonly string[]>> = {
  loopback: ['127.0.0.0/8', '::1/128'],
  linklocal: ['169.254.0.0/16', 'fe80::/10'],
  uniquelocal: ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', 'fc00::/7'],
}

const familyOf = (address: string) => (isIP(address) === 6 ? 'ipv6' : 'ipv4')

function isNetwork(text: string): boolean {
  const [address = '', bits, ...rest] = text.split('/')
  if (rest.length > 0 || isIP(address) === 0) return false
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (isIP(address) === 6 ? 128 : 32))
}

/**
 * Parses `TRUST_PROXY`: a number of hops, or networks, addresses and names, separated by commas. `undefined`
 * if invalid.
 */
export function parseTrustedProxies(text: string): TrustedProxies | undefined {
  if (/^\d{1,2}$/.test(text)) return Number(text)
  const parts = text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
  return parts.length > 0 && parts.every((part) => part in NAMED || isNetwork(part)) ? parts : undefined
}

/** Removes the port from an address: `203.0.113.7:5123`, `[2001:db8::1]:443`. */
export function withoutPort(address: string): string {
  const [, bare] = /^\[([^\]]+)\](?::\d+)?$/.exec(address) ?? /^(\d+\.\d+\.\d+\.\d+):\d+$/.exec(address) ?? []
  return bare ?? address
}

/**
 * Whether the proxy at an address, so many hops away (0 is the nearest), is trusted; for Express's `trust
 * proxy`.
 */
export function trustIn(trusted: TrustedProxies): (address: string, hop: number) => boolean {
  if (typeof trusted === 'number') return (_, hop) => hop < trusted
  const networks = new BlockList()
  for (const part of trusted.flatMap((name) => NAMED[name] ?? [name])) {
    const [address = '', bits = isIP(address) === 6 ? '128' : '32'] = part.split('/')
    networks.addSubnet(address, Number(bits), familyOf(address))
  }
  return (given) => {
    const address = withoutPort(given)
    return isIP(address) !== 0 && networks.check(address, familyOf(address))
  }
}
