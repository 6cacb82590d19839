import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { decodeModel, encodeModel } from '../domain/understanding/classify/model-file.ts'
import { MODEL_FILE } from '../domain/understanding/rank-topics.ts'
import { allExamples } from './understanding/train/examples.ts'
import { packModel } from './understanding/train/pack.ts'
import { trainClassifier } from './understanding/train/softmax.ts'

const { examples, madeFrom } = allExamples()
const before = existsSync(MODEL_FILE) ? decodeModel(readFileSync(MODEL_FILE)).madeFrom : undefined

if (before === madeFrom) {
  console.log(`topics.model: of ${examples.length} examples, up to date`)
} else if (process.argv.includes('--check')) {
  console.error(
    'topics.model is not made from the questions.json, words and patterns that are here: npm run train',
  )
  process.exitCode = 1
} else {
  const model = packModel(trainClassifier(examples), madeFrom)
  writeFileSync(MODEL_FILE, encodeModel(model))
  console.log(
    `topics.model: ${examples.length} examples, ${model.classes.length} classes, ${model.features.length} features, ${model.weights.length} weights`,
  )
}
