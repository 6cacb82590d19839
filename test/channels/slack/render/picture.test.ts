import { describe, expect, it } from 'vitest'
import { createButtonCrypto } from '../../../../src/channels/slack/render/button-crypto.ts'
import { renderPersonal } from '../../../../src/channels/slack/render/render.ts'
import type { Picture } from '../../../../src/contracts/picture.ts'
import { faultsIn } from '../../../platforms/slack/valid.ts'
import { answerCard } from '../rig.ts'

const crypto = createButtonCrypto('a secret of the tests')
const picture = (url: string): Picture => ({
  drawing: { kind: 'timeline', slots: [] },
  alt: 'Today: 23 November. The law’s last day: 6 December.',
  legend: [{ mark: 'by', text: 'The law’s last day: 6 December.' }],
  url,
})
const postsWith = (url: string) => renderPersonal({ ...answerCard(), picture: picture(url) }, crypto)

describe('a picture on Slack', () => {
  it('is an image block with the same in words, and what its signs mean below it', () => {
    const posts = postsWith('https://kigen.example.jp/pictures/days/x')
    const blocks = posts.flatMap((post) => post.blocks)
    expect(blocks).toContainEqual({
      type: 'image',
      image_url: 'https://kigen.example.jp/pictures/days/x.png',
      alt_text: 'Today: 23 November. The law’s last day: 6 December.',
    })
    expect(JSON.stringify(blocks)).toContain('□ The law’s last day: 6 December.')
    for (const post of posts) expect(faultsIn('message', post)).toEqual([])
  })

  it('is left out where Slack could not fetch it', () => {
    expect(JSON.stringify(postsWith('http://localhost:3000/pictures/x'))).not.toContain('"image"')
  })
})
