import { chmodSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { placeIn, placeOfData } from '../../../src/runtime/bootstrap/data-place.ts'
import { folder, settingsIn, startProduct } from '../product.ts'
import { mountMemory } from '../unprivileged.ts'

const CONTAINER = `611 510 0:58 / / rw,relatime - overlay overlay rw,lowerdir=/a,upperdir=/b
612 611 0:61 / /proc rw,nosuid - proc proc rw
613 611 0:62 / /tmp rw - tmpfs tmpfs rw
620 611 254:1 /docker/volumes/kigen/_data /data rw,relatime - ext4 /dev/vda1 rw
621 611 254:1 /with\\040space /my\\040data rw - ext4 /dev/vda1 rw`

describe('where data lies', () => {
  it.each([
    ['/data', 'kept'],
    ['/data/more', 'kept'],
    ['/my data', 'kept'],
    ['/app/data', 'container'],
    ['/database', 'container'],
    ['/tmp/kigen', 'memory'],
  ])('in a container %s is %s', (path, place) => {
    expect(placeIn(CONTAINER, path)).toBe(place)
  })

  it('on a machine of its own everything stays', () => {
    expect(placeIn('27 1 254:0 / / rw - ext4 /dev/vda rw', '/var/lib/kigen')).toBe('kept')
  })

  it('does not matter for PostgreSQL, nor for a database in memory that was asked for', () => {
    expect(placeOfData('postgres://kigen@db/kigen')).toBe('kept')
    expect(placeOfData('sqlite::memory:')).toBe('kept')
  })

  it('is told in one line at start where it would be lost', async ({ skip }) => {
    const made = folder()
    onTestFinished(() => made.remove())
    const path = join(made.path, 'memory')
    mkdirSync(path)
    chmodSync(path, 0o777)
    const mounted = mountMemory(path, 8_192)
    if (!mounted) return skip('mounting is not allowed here')
    onTestFinished(mounted.unmount)
    const product = await startProduct(settingsIn(path))
    product.child.kill('SIGTERM')
    await product.ended()
    expect(product.lines.filter((line) => line.includes('"data-in-memory"'))).toHaveLength(1)
  })
})
