import { runTool, toolGround } from '../tool-context.ts'

/** `npm run rotate`: seals everything anew that an earlier key of DATA_KEY sealed; prints one JSON line with the counts. */
await runTool(async () => {
  const { store } = await toolGround(Date.now)
  try {
    console.log(JSON.stringify(await store.rotate()))
  } finally {
    await store.close()
  }
})
