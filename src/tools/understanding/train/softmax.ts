/** The hashed features of a text, and its class. */
export interface Example {
  readonly features: Uint32Array
  readonly as: string
}

/** The weights of one feature, by class number. */
export interface Trained {
  readonly classes: readonly string[]
  readonly weights: ReadonlyMap<number, Float32Array>
}

const EPOCHS = 12
const RATE = 0.5
const DECAY = 5e-4
/** Features of only one example are left out, because they do not help with other texts. */
const LEAST_SEEN = 2
/** Smaller errors are not used for training. */
const LEAST_ERROR = 0.002

interface Row {
  readonly at: Int32Array
  readonly class: number
}

interface Learner {
  readonly weights: Float32Array
  /** The sums of squared gradients (AdaGrad). */
  readonly steps: Float32Array
  readonly shares: Float64Array
}

function placesOf(examples: readonly Example[]): ReadonlyMap<number, number> {
  const seen = new Map<number, number>()
  for (const { features } of examples)
    for (const feature of features) seen.set(feature, (seen.get(feature) ?? 0) + 1)
  const kept = [...seen].filter(([, times]) => times >= LEAST_SEEN)
  return new Map(kept.map(([feature], place) => [feature, place]))
}

function rowsOf(
  examples: readonly Example[],
  classes: readonly string[],
  places: ReadonlyMap<number, number>,
): Row[] {
  const numbers = new Map(classes.map((as, number) => [as, number]))
  return examples.map(({ features, as }) => {
    const at = [...features].flatMap((feature) => places.get(feature) ?? [])
    return { at: Int32Array.from(at), class: numbers.get(as) ?? 0 }
  })
}

/** Softmax in place. */
function normalize(shares: Float64Array): void {
  const most = shares.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY)
  let sum = 0
  for (let each = 0; each < shares.length; each++) {
    const share = Math.exp((shares[each] ?? 0) - most)
    shares[each] = share
    sum += share
  }
  for (let each = 0; each < shares.length; each++) shares[each] = (shares[each] ?? 0) / sum
}

const scaleOf = ({ at }: Row): number => 1 / Math.sqrt(at.length || 1)

function predict(row: Row, { weights, shares }: Learner): void {
  const scale = scaleOf(row)
  shares.fill(0)
  for (const place of row.at) {
    const from = place * shares.length
    for (let each = 0; each < shares.length; each++)
      shares[each] = (shares[each] ?? 0) + (weights[from + each] ?? 0) * scale
  }
  normalize(shares)
}

function correct(row: Row, { weights, steps, shares }: Learner): void {
  const scale = scaleOf(row)
  for (let each = 0; each < shares.length; each++) {
    const error = (shares[each] ?? 0) - (each === row.class ? 1 : 0)
    if (Math.abs(error) < LEAST_ERROR) continue
    for (const place of row.at) {
      const index = place * shares.length + each
      const slope = error * scale + DECAY * (weights[index] ?? 0)
      const step = (steps[index] ?? 0) + slope * slope
      steps[index] = step
      weights[index] = (weights[index] ?? 0) - (RATE * slope) / Math.sqrt(step + 1e-8)
    }
  }
}

/** The same order at every training (a linear congruential generator), so that the same examples make the same model. */
function shuffle<T>(rows: T[], seed: number): number {
  let state = seed
  for (let last = rows.length - 1; last > 0; last--) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    const other = Math.floor((state / 2 ** 32) * (last + 1))
    const [a, b] = [rows[last], rows[other]]
    if (a !== undefined && b !== undefined) [rows[last], rows[other]] = [b, a]
  }
  return state
}

/**
 * Multinomial logistic regression by AdaGrad. Deterministic.
 * Source: Duchi, Hazan, Singer, Adaptive Subgradient Methods, JMLR 12 (2011).
 */
export function trainClassifier(examples: readonly Example[]): Trained {
  const classes = [...new Set(examples.map(({ as }) => as))].toSorted()
  const places = placesOf(examples)
  const rows = rowsOf(examples, classes, places)
  const size = places.size * classes.length
  const learner = {
    weights: new Float32Array(size),
    steps: new Float32Array(size),
    shares: new Float64Array(classes.length),
  }
  let seed = 1
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    seed = shuffle(rows, seed)
    for (const row of rows) {
      predict(row, learner)
      correct(row, learner)
    }
  }
  const weightsAt = (place: number) =>
    learner.weights.subarray(place * classes.length, (place + 1) * classes.length)
  return { classes, weights: new Map([...places].map(([feature, place]) => [feature, weightsAt(place)])) }
}
