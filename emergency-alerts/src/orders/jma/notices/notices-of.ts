import type { XmlElement } from '../../xml/xml-element.ts'
import type { TelegramFamily } from '../telegram/kinds/telegram-kinds.ts'
import type { Head } from '../telegram/telegram.ts'
import type { Notices } from './area-notice.ts'
import { landslideNotices } from './landslide-notices.ts'
import { riverNotices } from './river-notices.ts'
import { headlineFindings, tsunamiNotices } from './tsunami-notices.ts'
import { weatherNotices } from './weather-notices.ts'

/** What a body says of areas. A 取消 has words instead: what it speaks of is in its EventID. */
export function noticesOf(body: XmlElement | null, head: Head, family: TelegramFamily): Notices {
  if (head.infoType === '取消') return { notices: [], findings: [] }
  switch (family) {
    case 'tsunami_warning':
      return warningOfTsunami(body, head)
    case 'tsunami_information':
      return tsunamiNotices(body)
    case 'landslide_alert':
      return landslideNotices(body)
    case 'weather_warning':
      return weatherNotices(body)
    case 'river_flood':
      return riverNotices(body, head)
    case 'shown':
      return { notices: [], findings: [] }
  }
}

function warningOfTsunami(body: XmlElement | null, { headline }: Head): Notices {
  const { notices, findings } = tsunamiNotices(body)
  return { notices, findings: [...findings, ...headlineFindings(headline, notices)] }
}
