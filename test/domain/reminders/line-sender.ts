import { lineChannel } from '../../../src/channels/line/line.ts'
import type { Sender } from '../../../src/contracts/delivery.ts'
import type { Instant } from '../../../src/domain/dates/day.ts'
import { withStaleGuard } from '../../../src/pipeline/stale-guard.ts'
import type { OpenStore } from '../../../src/store/open.ts'

/** Where a stand-in for LINE is met. */
interface Line {
  readonly url: string
  readonly secret: string
  readonly accessToken: string
}

const quiet = () => undefined

/** The real way out to LINE, as the product sends reminders; nothing comes in. */
export function lineSenderTo(line: Line, store: OpenStore, now: () => Instant): Sender {
  const { sender } = lineChannel({
    settings: {
      secrets: [line.secret],
      token: { kind: 'long-lived', token: line.accessToken },
      apiBaseUrl: line.url,
      publicUrl: 'http://localhost',
    },
    log: { debug: quiet, info: quiet, warn: quiet, error: quiet },
    ports: {
      accept: async () => [],
      setReachable: async () => {},
      forgetEvent: async () => {},
      isKnown: async () => true,
      values: store.values,
      now,
    },
  })
  return withStaleGuard(sender, { person: store.person, now })
}
