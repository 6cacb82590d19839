/** How wide a picture is sent, in pixels: LINE and Slack show it on screens of high resolution. */
const PIXELS = 1080

/**
 * An SVG of ours as PNG. The library is loaded with the first picture: a server without LINE and Slack never loads it. No
 * font is looked for, because every sign is an outline.
 */
export async function pngOf(svg: string): Promise<Uint8Array> {
  const { renderAsync } = await import('@resvg/resvg-js')
  const drawn = await renderAsync(svg, {
    fitTo: { mode: 'width', value: PIXELS },
    font: { loadSystemFonts: false },
    logLevel: 'off',
  })
  return drawn.asPng()
}
