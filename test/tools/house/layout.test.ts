import { describe, expect, it } from 'vitest'
import { crowdedFolders, missingPaths } from '../../../src/tools/house/layout.ts'

const inFolder = (folder: string, count: number) =>
  Array.from({ length: count }, (_, at) => `${folder}/file-${at}.ts`)

describe('crowded folders', () => {
  it('are those with more than 15 files of their own', () => {
    const files = [...inFolder('src/a', 15), ...inFolder('src/b', 16), ...inFolder('src/b/c', 3)]
    expect(crowdedFolders(files)).toEqual([{ folder: 'src/b', count: 16 }])
  })

  it('are looked for in the source only', () => {
    expect(crowdedFolders(inFolder('docs/decisions', 40))).toEqual([])
  })

  it('are not those of many pictures', () => {
    const pictures = Array.from({ length: 16 }, (_, at) => `src/a/picture-${at}.png`)
    expect(crowdedFolders([...pictures, ...inFolder('src/a', 15)])).toEqual([])
  })
})

describe('paths in a document', () => {
  const files = ['src/store/open.ts', 'docs/line.md', 'test/cases/README.md']

  it('exist as a file, as a folder, or as a module without its ending', () => {
    const text = 'See `src/store/open.ts`, `src/store/`, `src/store/open` and [LINE](docs/line.md).'
    expect(missingPaths(text, files)).toEqual([])
  })

  it('are told when nothing is there, each once', () => {
    const text = 'See `src/rules/data/sources.ts`, `src/rules/data/sources.ts` and [it](docs/gone.md).'
    expect(missingPaths(text, files)).toEqual(['src/rules/data/sources.ts', 'docs/gone.md'])
  })
})
