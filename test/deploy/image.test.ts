import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { PATIENCE_MS } from '../patience.ts'
import { folder, settingsIn, startProduct, visit } from '../runtime/product.ts'
import { copiedPaths, installedPackages, layOutImage } from './image.ts'

const image = folder()
const data = folder()
beforeAll(() => layOutImage(image.path))
afterAll(() => {
  image.remove()
  data.remove()
})

const { scripts, dependencies, devDependencies } = z
  .object({
    scripts: z.record(z.string(), z.string()),
    dependencies: z.record(z.string(), z.string()),
    devDependencies: z.record(z.string(), z.string()),
  })
  .parse(JSON.parse(readFileSync('package.json', 'utf8')))

/** Tools that an operator runs in a container: everything of `src/tools` that a script starts. */
const TOOLS = Object.values(scripts).flatMap(
  (script) => /^node (src\/tools\/[\w/-]+\.ts)$/.exec(script)?.[1] ?? [],
)

describe('the image', () => {
  it('has every dependency and nothing of development', () => {
    const inside = installedPackages().map((path) => path.replace('node_modules/', ''))
    for (const name of Object.keys(dependencies)) expect(inside).toContain(name)
    for (const name of Object.keys(devDependencies)) expect(inside).not.toContain(name)
    expect(inside.filter((name) => /typescript|vitest|biome|playwright/.test(name))).toEqual([])
    expect(inside.length).toBeGreaterThan(50)
  })

  it('is sent to the builder without anything else: no data, no settings, no history', () => {
    const lines = readFileSync('.dockerignore', 'utf8').split('\n')
    const rules = lines.filter((line) => line !== '' && !line.startsWith('#'))
    expect(rules[0]).toBe('*')
    expect(rules.slice(1).toSorted()).toEqual(
      [...new Set(copiedPaths())].map((path) => `!${path}`).toSorted(),
    )
  })

  it('keeps no unnamed volume that is lost with the container', () => {
    expect(readFileSync('Dockerfile', 'utf8')).not.toMatch(/^VOLUME/m)
    expect(readFileSync('compose.yaml', 'utf8')).not.toMatch(/^\s+content:/m)
  })

  it('starts and answers with what it has', async () => {
    const { NODE_COMPILE_CACHE: _, ...env } = settingsIn(data.path)
    const product = await startProduct(env, 'src/main.ts', image.path)
    const visitor = await visit(product.url)
    expect(await visitor.say({ id: 'message-1', text: 'hello' })).toBe(202)
    await expect.poll(async () => (await visitor.heard()).length, { timeout: PATIENCE_MS }).toBe(1)
    product.child.kill('SIGTERM')
    expect(await product.ended()).toBe(0)
    // What Node compiled is kept beside the packages, where an installation replaces it.
    expect(existsSync(join(image.path, 'node_modules/.cache/kigen'))).toBe(true)
    expect(readdirSync(join(image.path, 'src'))).not.toContain('node_modules')
  })

  it.each(TOOLS)('loads %s', (tool) => {
    const env = settingsIn(data.path)
    const input = '{}\n'
    const { stderr } = spawnSync(process.execPath, [tool], { cwd: image.path, env, input, encoding: 'utf8' })
    expect(stderr).not.toMatch(/ERR_MODULE_NOT_FOUND|Cannot find/)
  })
})
