import type { TopicRow } from './topic-row.ts'

const certificates = { about: 'certificates' } as const

/** Topics on what the chip carries: PINs, certificates, health insurance, telephone and driving licence. */
export const CHIP_TOPICS = [
  {
    id: 'pins',
    about: 'my-number-card',
    sources: ['INAGI', 'JLIS-EN', 'ISHINOMAKI', 'MASAKI'],
    certainty: 'high',
    next: ['pin-locked', 'no-pin-card', 'certificates'],
  },
  {
    id: 'pin-locked',
    about: 'my-number-card',
    sources: ['MASAKI', 'ICHINOMIYA', 'TSU', 'DAZAIFU', 'MIZUHO', 'OTA'],
    certainty: 'medium',
    next: ['pins', 'no-pin-card', 'where'],
  },
  {
    id: 'no-pin-card',
    within: 'pins',
    about: 'my-number-card',
    sources: ['HIMI', 'MIYAZU'],
    certainty: 'medium',
    next: ['pins', 'health-insurance', 'uses'],
  },
  {
    id: 'certificates',
    ...certificates,
    sources: ['INAGI', 'HIGASHIMURAYAMA', 'AMI', 'MIHAMA', 'UNZEN', 'KUWANA'],
    certainty: 'high',
    next: ['certificates-ended', 'pins', 'phone-card'],
  },
  {
    id: 'certificates-ended',
    ...certificates,
    sources: ['JPKI', 'FUJIIDERA', 'HIGASHIMURAYAMA', 'MHLW', 'TAMA', 'ITMEDIA', 'TOYOKAWA'],
    certainty: 'low',
    next: ['health-insurance', 'phone-card', 'pin-locked'],
  },
  {
    id: 'health-insurance',
    about: 'insurance',
    sources: ['MHLW', 'IWAKI', 'NARA', 'TAMA', 'INAGI', 'SAKADO'],
    certainty: 'medium',
    next: ['certificates-ended', 'lapsed', 'no-pin-card'],
  },
  {
    id: 'phone-card',
    about: 'phone',
    sources: ['ITMEDIA', 'DA-PHONE', 'NOMI'],
    certainty: 'medium',
    next: ['certificates', 'certificates-ended', 'extend'],
  },
  {
    id: 'driving-licence',
    about: 'licence',
    sources: ['HYOGO-P', 'MPD', 'KANAGAWA-P', 'TOYAMA-P', 'AKITA-P', 'WING'],
    certainty: 'medium',
    next: ['extend', 'lapsed', 'card-lost'],
  },
] as const satisfies readonly TopicRow[]
