/**
 * Keeps the tabs of one browser alike: what the person says in one is shown in all, and all empty when everything is deleted.
 * Without `BroadcastChannel` each tab shows Kigen's words and its own.
 * @param {{ heard(entry: object): void, told(): object[], left(): void }} tab
 */
export function openTabs(tab) {
  if (typeof BroadcastChannel === 'undefined') return { say() {}, leave() {}, ask: async () => {} }
  const channel = new BroadcastChannel('kigen')
  let waiting

  channel.onmessage = ({ data }) => {
    if (data.ask) channel.postMessage({ told: tab.told() })
    else if (data.told) waiting?.(data.told)
    else if (data.left) tab.left()
    else if (data.said) tab.heard(data.said)
  }

  return {
    /** Tells the other tabs what was said here: only what is shown, never what is sent. */
    say: ({ id, shown, language, after, removed }) => {
      if (shown || removed) channel.postMessage({ said: { id, shown, language, after, removed } })
    },
    leave: () => channel.postMessage({ left: true }),
    /** What another tab remembers, if there is one that answers. */
    ask: () =>
      new Promise((resolve) => {
        const done = (told) => {
          waiting = undefined
          resolve(told)
        }
        waiting = done
        setTimeout(done, 150, [])
        channel.postMessage({ ask: true })
      }),
  }
}
