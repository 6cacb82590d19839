/** The situations that a plan can name, in the order of the contract. */
export const SITUATIONS = [
  'not-enough-known',
  'stay-may-be-over',
  'leaving-japan',
  'not-registered',
  'card-lost',
  'sixty-days',
  'landing-or-provisional-period',
  'first-card',
  'card-on-order',
  'application-refused',
  'lapsed-while-pending',
  'lapsed',
  'freed-from-stay-period',
  'not-tied-to-stay',
  'combined-card-received',
  'new-stay-is-shorter',
  'birthday-limit-reached',
  'up-to-date',
  'entry-field-full',
  'extend-after-special-extension',
  'extend-now',
  'waiting-after-special-extension',
  'decision-pending',
  'permanent-residence-application-only',
  'nothing-filed-yet',
] as const

/** What a step asks the person to do. */
export const STEP_ACTIONS = [
  'extend',
  'special-extension',
  'apply-for-new-card',
  'collect-my-number-card',
  'reissue',
  'renew-certificates',
  'apply-to-immigration',
  'collect-residence-card',
  'replace-residence-card',
  'contact-immigration',
  'report-loss',
  'return-card',
  'ask-office',
  'wait',
] as const

/** The steps that are done at the municipal counter. */
export const COUNTER_ACTIONS = [
  'extend',
  'special-extension',
  'apply-for-new-card',
  'collect-my-number-card',
  'reissue',
  'renew-certificates',
  'return-card',
] as const satisfies readonly (typeof STEP_ACTIONS)[number][]

/** Where a step is done. */
export const PLACES = ['municipal-office', 'immigration', 'phone', 'none'] as const

/** A condition that has to be met before a step. */
export const AFTERS = ['new-residence-card', 'special-extension', 'immigration-application'] as const

/** The codes of warnings. */
export const WARNINGS = [
  'no-open-day-left',
  'weekend-desk-may-refuse',
  'same-day-may-be-refused',
  'two-month-date-uncertain',
  'no-second-special-extension',
  'certificates-must-be-issued-anew',
  'certificates-need-the-holder',
  'two-visits-needed',
  'no-notice-is-sent',
  'extension-capped-by-birthday',
  'birthday-cap-unknown',
  'online-application-needs-receipt-email',
  'no-online-filing-on-last-day',
  'receipt-email-comes-next-day',
  'online-documents-blocked',
  'permanent-residence-application-gives-no-special-period',
  'first-card-may-be-refused',
  'express-issue-possible',
  'reissue-after-theft-may-be-free',
  'lost-combined-card-needs-both-offices',
  'residence-card-lost',
  'residence-card-past-its-date',
  'combined-card-has-to-be-applied-for-again',
  'stay-fee-comes-with-the-decision',
  'licence-data-not-carried-over',
  'health-insurance-use-ends',
  'local-practice-differs',
] as const

/** The codes of things that a person may have to bring. */
export const THINGS = [
  'my-number-card',
  'residence-card',
  'card-pin',
  'certificate-pins',
  'pending-stamp',
  'receipt-number-email',
  'pending-stamp-or-receipt-email',
  'photo',
  'own-id',
  'visitor-id',
  'representative-id',
  'proof-of-authority',
  'reply-form',
  'police-report',
  'moving-out-notice',
  'new-application-form',
] as const

export type Situation = (typeof SITUATIONS)[number]
export type StepAction = (typeof STEP_ACTIONS)[number]
export type Place = (typeof PLACES)[number]
export type After = (typeof AFTERS)[number]
export type Warning = (typeof WARNINGS)[number]
export type Thing = (typeof THINGS)[number]
