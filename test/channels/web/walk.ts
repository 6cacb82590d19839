import type { Page } from 'playwright-core'
import type { Translate } from '../../../src/domain/language/translate.ts'

/** One thing that a person does on the page; `tap` names the words of a button by their locale key. */
export type Move = { readonly tap: string } | { readonly pick: string } | { readonly type: string }

async function make(page: Page, move: Move, t: Translate): Promise<void> {
  if ('tap' in move) {
    return page
      .locator('.log')
      .getByRole('button', { name: t(move.tap), exact: true })
      .last()
      .click()
  }
  if ('pick' in move) {
    await page.locator('#day').fill(move.pick)
    return page.locator('#date-send').click()
  }
  await page.locator('#field').fill(move.type)
  await page.keyboard.press('Enter')
}

/** Does one thing after the other, each when the answer to the one before is there. */
export async function walk(page: Page, t: Translate, moves: readonly Move[]): Promise<void> {
  await page.locator('.log button').first().waitFor()
  for (const move of moves) {
    const before = await page.locator('.turn').count()
    await make(page, move, t)
    await page.locator('.turn').nth(before).waitFor()
  }
}

/** To the answer of somebody who applied online for an extension, and whose card and stay end on 6 December 2026. */
export const TO_THE_ANSWER: readonly Move[] = [
  { tap: 'choice.whose.mine' },
  { tap: 'choice.status.fixed-term' },
  { tap: 'choice.holds.yes' },
  { pick: '2026-12-06' },
  { pick: '2026-12-06' },
  { tap: 'choice.renewal.filed' },
  { tap: 'choice.pending.extension' },
  { tap: 'choice.special-extension.no' },
  { tap: 'choice.proof.online-self' },
  { tap: 'choice.receipt-mail.yes' },
]
