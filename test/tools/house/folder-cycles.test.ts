import { describe, expect, it } from 'vitest'
import { folderCycles } from '../../../src/tools/house/folder-cycles.ts'

const file = (path: string, ...imports: readonly string[]) => ({
  path,
  text: imports.map((name) => `import { x } from '${name}'`).join('\n'),
})

describe('folderCycles', () => {
  it('finds two folders that import each other, also by types', () => {
    const back = { path: 'src/b/two.ts', text: "import type { X } from '../a/other.ts'" }
    expect(folderCycles([file('src/a/one.ts', '../b/two.ts'), back])).toEqual([['src/a', 'src/b', 'src/a']])
  })

  it('finds a folder and its subfolder that import each other', () => {
    const files = [file('src/a/one.ts', './b/two.ts'), file('src/a/b/two.ts', '../other.ts')]
    expect(folderCycles(files)).toEqual([['src/a', 'src/a/b', 'src/a']])
  })

  it('finds a cycle of three folders once', () => {
    const files = [
      file('src/a/one.ts', '../b/two.ts'),
      file('src/b/two.ts', '../c/three.ts'),
      { path: 'src/c/three.ts', text: "const one = await import('../a/other.ts')" },
    ]
    expect(folderCycles(files)).toHaveLength(1)
  })

  it('allows one direction, and imports within a folder', () => {
    expect(folderCycles([file('src/a/one.ts', '../b/two.ts', './other.ts'), file('src/b/two.ts')])).toEqual(
      [],
    )
  })
})
