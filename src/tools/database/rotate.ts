import { runTool, toolGround } from '../tool-context.ts'

/** `npm run rotate`: encrypts again everything that is encrypted with an earlier key of DATA_KEY; prints one JSON line with the counts. */
await runTool(async () => {
  const { store } = await toolGround(Date.now)
  try {
    console.log(JSON.stringify(await store.rotate()))
  } finally {
    await store.close()
  }
})
