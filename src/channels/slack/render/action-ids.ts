/** Values and ids of the channel's own buttons. Every other button carries an `Action` of the conversation. */
export const OPEN_PRIVATELY = 'open-privately'
export const OPEN_FORM = 'open-form'
export const OPEN_SHARE = 'open-share'
/** Followed by `/` and the id of the share. */
export const WITHDRAW = 'withdraw'
export const NO_INVITES = 'no-invites'
/** Id of a date picker; followed by `/`, the card, `/` and the question. */
export const DATE_ID = 'date'

/** Callback ids of the views. */
export const FORM = 'form'
export const SHARE_CHOOSE = 'share-choose'
export const SHARE_CONFIRM = 'share-confirm'
/** Callback id of the global shortcut. */
export const SHORTCUT = 'kigen_check'
