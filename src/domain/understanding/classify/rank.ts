import type { TopicModel } from './model-file.ts'

/** A class that a text may belong to. `share`: how sure, of 1. */
export interface Ranked {
  readonly as: string
  readonly share: number
}

/** FNV-1a with 32 bits. Source: RFC 9923 (The FNV Non-Cryptographic Hash Algorithm). */
function hashOf(feature: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < feature.length; at++) hash = Math.imul(hash ^ feature.charCodeAt(at), 0x01000193)
  return hash >>> 0
}

/** Features as the model knows them, each once. */
export function hashed(features: ReadonlySet<string>): Uint32Array {
  return Uint32Array.from(new Set([...features].map(hashOf)))
}

/** The place of a hash among ascending ones; -1: it is not there. */
function placeOf(hash: number, features: Uint32Array): number {
  let [low, high] = [0, features.length - 1]
  while (low <= high) {
    const middle = (low + high) >>> 1
    const found = features[middle] ?? 0
    if (found === hash) return middle
    if (found < hash) low = middle + 1
    else high = middle - 1
  }
  return -1
}

function sharesOf(scores: Float64Array): Float64Array {
  const most = Math.max(...scores)
  const raised = scores.map((score) => Math.exp(score - most))
  const sum = raised.reduce((a, b) => a + b, 0)
  return raised.map((one) => one / sum)
}

/** The classes of a text by its hashed features, the likeliest first; the shares add up to 1. Empty: no feature is known. */
export function rankClasses(model: TopicModel, features: Uint32Array): readonly Ranked[] {
  const places = [...features].map((hash) => placeOf(hash, model.features)).filter((place) => place >= 0)
  if (places.length === 0) return []
  const scores = new Float64Array(model.classes.length)
  const scale = model.scale / Math.sqrt(places.length)
  for (const place of places)
    for (let at = model.starts[place] ?? 0; at < (model.starts[place + 1] ?? 0); at++) {
      const id = model.ids[at] ?? 0
      scores[id] = (scores[id] ?? 0) + (model.weights[at] ?? 0) * scale
    }
  const shares = sharesOf(scores)
  return model.classes
    .map((as, id) => ({ as, share: shares[id] ?? 0 }))
    .toSorted((one, other) => other.share - one.share)
}
