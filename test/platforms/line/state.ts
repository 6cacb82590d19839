import { randomBytes } from 'node:crypto'
import type { Detail } from './check.ts'

/** One message as a person sees it. */
export type Shown = Readonly<Record<string, unknown>> & { readonly type: string }

/** One call that arrived: up to five messages. */
export interface Arrival {
  readonly user: string
  readonly by: 'reply' | 'push'
  readonly at: number
  readonly messages: readonly Shown[]
  /** The retry key of a push, the reply token of a reply. */
  readonly key: string
}

/** A person with LINE on their phone. */
export interface Account {
  readonly id: string
  language?: string
  friend: boolean
  blocked: boolean
  menu?: string
}

/** A rich menu and its picture. */
interface StoredMenu {
  readonly id: string
  readonly body: Readonly<Record<string, unknown>>
  image?: Buffer
}

interface Token {
  readonly to: string
  issuedAt: number
  readonly eventAt: number
  used: boolean
}

/** Everything that LINE knows. */
export interface State {
  readonly unchecked: boolean
  readonly accounts: Map<string, Account>
  readonly replyTokens: Map<string, Token>
  readonly retryKeys: Map<string, { readonly at: number; readonly requestId: string; readonly body: string }>
  readonly arrivals: Arrival[]
  readonly arrivalsOf: Map<string, Arrival[]>
  /** Calls whose messages were refused, with the reasons. */
  readonly refused: (readonly Detail[])[]
  readonly loading: { readonly user: string; readonly at: number }[]
  readonly accessTokens: Map<string, number>
  readonly menus: Map<string, StoredMenu>
  readonly aliases: Map<string, string>
  readonly batches: Map<string, 'ongoing' | 'succeeded'>
  defaultMenu: string | undefined
  quota: number | undefined
  used: number
  webhook: string
}

/** A fresh LINE. */
export function newState({ unchecked = false }: Partial<State> = {}): State {
  return {
    unchecked,
    accounts: new Map(),
    replyTokens: new Map(),
    retryKeys: new Map(),
    arrivals: [],
    arrivalsOf: new Map(),
    refused: [],
    loading: [],
    accessTokens: new Map(),
    menus: new Map(),
    aliases: new Map(),
    batches: new Map(),
    defaultMenu: undefined,
    quota: undefined,
    used: 0,
    webhook: '',
  }
}

/** Hexadecimal digits, as LINE's ids have them. */
export function hex(length: number): string {
  return randomBytes(Math.ceil(length / 2))
    .toString('hex')
    .slice(0, length)
}

/** A call reaches a phone. */
export function arrive(state: State, arrival: Arrival): void {
  state.arrivals.push(arrival)
  const before = state.arrivalsOf.get(arrival.user)
  if (before) before.push(arrival)
  else state.arrivalsOf.set(arrival.user, [arrival])
}
