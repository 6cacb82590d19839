/**
 * A trained classifier as it stands in a file: for each feature, by its hash, the classes that it speaks for or against and how
 * much. Weights are whole numbers from -127 to 127, times `scale`.
 */
export interface TopicModel {
  readonly classes: readonly string[]
  /** What the model was made from; it is made anew when that changes. */
  readonly madeFrom: string
  readonly scale: number
  /** Hashes of the features, ascending. */
  readonly features: Uint32Array
  /** Where the weights of each feature begin; one more than features. */
  readonly starts: Uint32Array
  /** The class of each weight. */
  readonly ids: Uint8Array
  readonly weights: Int8Array
}

const WORD = 4
const HEADER = 2 * WORD

/** The bytes of a model file: lengths, a header in JSON, then the arrays, each from a place that four divides. */
export function encodeModel({ features, starts, ids, weights, ...head }: TopicModel): Uint8Array {
  const json = new TextEncoder().encode(
    JSON.stringify({ ...head, features: features.length, weights: weights.length }),
  )
  const padded = Math.ceil(json.length / WORD) * WORD
  const bytes = new Uint8Array(HEADER + padded + features.byteLength + starts.byteLength + 2 * weights.length)
  const view = new DataView(bytes.buffer)
  view.setUint32(0, json.length, true)
  view.setUint32(WORD, padded, true)
  let at = HEADER
  for (const part of [json, features, starts, ids, weights]) {
    bytes.set(new Uint8Array(part.buffer, part.byteOffset, part.byteLength), at)
    at += part === json ? padded : part.byteLength
  }
  return bytes
}

interface Head {
  readonly classes: readonly string[]
  readonly madeFrom: string
  readonly scale: number
  readonly features: number
  readonly weights: number
}

/** Reads a model file. Throws a `SyntaxError` or `RangeError` if the bytes are none. */
export function decodeModel(file: Uint8Array): TopicModel {
  const bytes = file.slice()
  const view = new DataView(bytes.buffer)
  const head: Head = JSON.parse(
    new TextDecoder().decode(bytes.subarray(HEADER, HEADER + view.getUint32(0, true))),
  )
  const from = HEADER + view.getUint32(WORD, true)
  const startsAt = from + head.features * WORD
  const idsAt = startsAt + (head.features + 1) * WORD
  return {
    classes: head.classes,
    madeFrom: head.madeFrom,
    scale: head.scale,
    features: new Uint32Array(bytes.buffer, from, head.features),
    starts: new Uint32Array(bytes.buffer, startsAt, head.features + 1),
    ids: new Uint8Array(bytes.buffer, idsAt, head.weights),
    weights: new Int8Array(bytes.buffer, idsAt + head.weights, head.weights),
  }
}
