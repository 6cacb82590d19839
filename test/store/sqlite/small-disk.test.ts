import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { type OpenStore, openStore } from '../../../src/store/open.ts'
import { DATA_KEY } from '../databases.ts'
import { NOW, received } from '../helpers.ts'
import { isPossible, mountFailingDisk, mountSmallDisk } from './small-disk.ts'

interface Disk {
  unmount(): void
}

function mounted<D extends Disk>(mount: () => D | undefined): D {
  const disk = mount()
  if (!disk) throw new Error('the disk was not mounted')
  onTestFinished(disk.unmount)
  return disk
}

const open = (folder: string) => openStore({ url: `sqlite:${join(folder, 'kigen.db')}`, dataKey: DATA_KEY })

/** More events than 2 MB can hold. */
const MANY = 4_000

/** Takes events one by one until one is refused; resolves to that fault, and the events that were kept. */
async function takeUntilRefused(store: OpenStore) {
  for (let number = 1; number < MANY; number += 1)
    try {
      await store.accept([received(`more-${number}`)], NOW)
    } catch (fault) {
      return { fault, kept: number - 1 }
    }
  throw new Error('the disk never got full')
}

describe.skipIf(!isPossible(mountSmallDisk))('a store on a small disk', () => {
  it('says that the disk is full, is not ready while it is, and loses nothing that it took', async () => {
    const disk = mounted(mountSmallDisk)
    const store = await open(disk.path)
    await store.accept([received('first')], NOW)
    const makeRoom = disk.fill()
    const { fault, kept } = await takeUntilRefused(store)
    expect(fault).toMatchObject({ code: 'unavailable', reason: 'disk-full' })
    expect(await store.ready()).toBe('disk-full')
    makeRoom()
    expect(await store.ready()).toBe('ready')
    await store.accept([received('last')], NOW)
    expect((await store.counts(NOW)).inbox_waiting).toBe(kept + 2)
    await store.close()
    const again = await open(disk.path)
    expect((await again.counts(NOW)).inbox_waiting).toBe(kept + 2)
    await again.close()
  })

  it('does not open on a disk that became read-only, and names the remedy', async () => {
    const disk = mounted(mountSmallDisk)
    await (await open(disk.path)).close()
    disk.makeReadOnly()
    await expect(open(disk.path)).rejects.toMatchObject({
      code: 'unavailable',
      message: expect.stringContaining('read-only file system'),
    })
  })
})

describe.skipIf(!isPossible(mountFailingDisk))('a store on a disk that fails', () => {
  it('says that the file system became read-only, and is not ready', async () => {
    const disk = mounted(mountFailingDisk)
    const store = await open(disk.path)
    await store.accept([received('first')], NOW)
    disk.fail()
    await expect(store.accept([received('second')], NOW)).rejects.toMatchObject({
      code: 'unavailable',
      reason: 'read-only',
      message: expect.stringContaining(disk.path),
    })
    expect(await store.ready()).toBe('read-only')
    await store.close()
  })
})
