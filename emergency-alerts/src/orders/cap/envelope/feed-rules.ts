import type { XmlElement } from '../../xml/xml-element.ts'
import { insideOf } from '../read/inside.ts'
import { childrenOf, type Placed } from '../schema/placed.ts'
import type { Notes } from '../verdict/notes.ts'

export const atomUri = 'http://www.w3.org/2005/Atom'

/** Elements of a feed in any order: those that must stand once, and all that may stand. */
interface FeedPart {
  readonly needed: readonly string[]
  readonly known: readonly string[]
}

const atomCommon = ['author', 'category', 'contributor', 'id', 'link', 'rights', 'title', 'updated']

/** RFC 4287 §4.1. */
const atomFeed: FeedPart = {
  needed: ['id', 'title', 'updated'],
  known: [...atomCommon, 'generator', 'icon', 'logo', 'subtitle', 'entry'],
}
const atomEntry: FeedPart = {
  needed: ['id', 'title', 'updated'],
  known: [...atomCommon, 'content', 'published', 'source', 'summary'],
}

/** RSS 2.0.11. */
const rssChannel: FeedPart = {
  needed: ['title', 'link', 'description'],
  known: [
    ...['title', 'link', 'description', 'language', 'copyright', 'managingEditor', 'webMaster'],
    ...['pubDate', 'lastBuildDate', 'category', 'generator', 'docs', 'cloud', 'ttl', 'image'],
    ...['rating', 'textInput', 'skipHours', 'skipDays', 'item'],
  ],
}
const rssItem: FeedPart = {
  needed: [],
  known: [
    ...['title', 'link', 'description', 'author', 'category', 'comments', 'enclosure', 'guid'],
    ...['pubDate', 'source'],
  ],
}

/** Checks an Atom feed or a lone entry; answers how many entries there are. */
export function checkAtom(root: Placed, notes: Notes): readonly Placed[] {
  const isFeed = root.element.name === 'feed'
  if (isFeed) checkPart(root, atomFeed, notes)
  const entries = isFeed ? insideOf(root).all('entry') : [root]
  for (const entry of entries) {
    checkPart(entry, atomEntry, notes)
    const inside = insideOf(entry)
    if (inside.first('link') === null && !isFilled(inside.first('content')?.element)) {
      notes.add('envelope_element_missing', entry, '<link>')
    }
  }
  return entries
}

const isFilled = (content: XmlElement | undefined): boolean =>
  content !== undefined && (content.children.length > 0 || content.text.length > 0)

/** Checks RSS 2.0; answers its items. */
export function checkRss(root: Placed, notes: Notes): readonly Placed[] {
  const channel = insideOf(root).first('channel')
  if (channel === null) {
    notes.add('envelope_element_missing', root, '<channel>')
    return []
  }
  checkPart(channel, rssChannel, notes)
  const items = insideOf(channel).all('item')
  for (const item of items) {
    checkPart(item, rssItem, notes)
    const inside = insideOf(item)
    if (inside.text('title') === null && inside.text('description') === null) {
      notes.add('envelope_element_missing', item, '<title> or <description>')
    }
  }
  return items
}

/** Elements of other namespaces may stand anywhere; those of the feed's own are known by name. */
function checkPart(part: Placed, { needed, known }: FeedPart, notes: Notes): void {
  const inside = insideOf(part)
  for (const name of needed) {
    const [first, second] = inside.all(name)
    if (first === undefined) notes.add('envelope_element_missing', part, `<${name}>`)
    else if (second !== undefined) notes.add('envelope_element_repeated', second, `<${name}>`)
  }
  for (const child of childrenOf(part)) {
    const { name, uri } = child.element
    if (uri === part.element.uri && !known.includes(name)) {
      notes.add('envelope_element_unknown', child, `<${name}>`)
    }
  }
}
