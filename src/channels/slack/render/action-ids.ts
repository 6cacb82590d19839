/** What the channel's own buttons and pickers carry; everything else is the conversation's `Action`. */
export const OPEN_PRIVATELY = 'open-privately'
export const OPEN_FORM = 'open-form'
export const OPEN_SHARE = 'open-share'
/** Followed by `/` and the id of what was shared. */
export const WITHDRAW = 'withdraw'
export const NO_INVITES = 'no-invites'
/** A date picker's id: followed by card and question, each after a `/`. */
export const DATE_ID = 'date'

/** The views that come back to us. */
export const FORM = 'form'
export const SHARE_CHOOSE = 'share-choose'
export const SHARE_CONFIRM = 'share-confirm'
/** The global shortcut. */
export const SHORTCUT = 'kigen_check'
