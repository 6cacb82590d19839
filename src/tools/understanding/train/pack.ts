import type { TopicModel } from '../../../domain/understanding/classify/model-file.ts'
import type { Trained } from './softmax.ts'

const MOST = 127
/** Weights up to this size are left out: they do not change results, and the file becomes four times smaller. */
const SMALLEST = 5

/** The weights of a feature minus their median: a part that is equal for all classes has no effect. */
function centred(row: Float32Array): Float32Array {
  const median = row.toSorted()[row.length >> 1] ?? 0
  return row.map((weight) => weight - median)
}

/** Converts a trained classifier to a model of integers. */
export function packModel({ classes, weights }: Trained, madeFrom: string): TopicModel {
  const sorted = [...weights]
    .map(([hash, row]) => [hash, centred(row)] as const)
    .toSorted(([one], [other]) => one - other)
  const largest = sorted.reduce((most, [, row]) => row.reduce((a, b) => Math.max(a, Math.abs(b)), most), 0)
  const scale = largest / MOST || 1
  const rows = sorted.map(([, row]) =>
    [...row].flatMap((weight, id) => {
      const whole = Math.round(weight / scale)
      return Math.abs(whole) <= SMALLEST ? [] : [[id, whole] as const]
    }),
  )
  const starts = new Uint32Array(rows.length + 1)
  for (const [at, row] of rows.entries()) starts[at + 1] = (starts[at] ?? 0) + row.length
  const flat = rows.flat()
  return {
    classes,
    madeFrom,
    scale,
    features: Uint32Array.from(sorted.map(([hash]) => hash)),
    starts,
    ids: Uint8Array.from(flat.map(([id]) => id)),
    weights: Int8Array.from(flat.map(([, weight]) => weight)),
  }
}
