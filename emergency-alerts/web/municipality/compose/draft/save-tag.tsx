import { silenceWords } from '#desk-theme/live/freshness.ts'
import { Tag } from '#desk-theme/states.tsx'
import { clockWithSeconds } from '#desk-theme/words/day-words.ts'
import { problemWords } from '../../words/problem-words.ts'
import type { DraftDesk } from './draft-desk.ts'

const CutTag = ({ since }: { readonly since: Date }) => (
  <Tag
    tone="care"
    icon="cut"
    word={`${silenceWords(since, new Date())} 保存できません　この画面には残っています`}
  />
)

/** Whether what stands on the page is kept, and since when. */
export function SaveTag(props: {
  readonly desk: DraftDesk
  readonly isOff: boolean
  readonly mark: string
}) {
  const { saving, theirs } = props.desk
  if (theirs !== null) return <Tag tone="care" icon="warning" word="保存を 止めています" />
  if (props.isOff && saving.kind !== 'saved') {
    return <Tag tone="care" icon="cut" word="まだ保存していません　この画面には残っています" />
  }
  switch (saving.kind) {
    case 'saved':
      return (
        <Tag
          tone="plain"
          icon="check"
          word={
            saving.at === null
              ? `${props.mark}下書き　保存ずみ`
              : `${props.mark}下書き　${clockWithSeconds(saving.at)} 自動保存`
          }
        />
      )
    case 'cut':
      return <CutTag since={saving.since} />
    case 'sending':
      if (saving.cutSince !== null) return <CutTag since={saving.cutSince} />
      return <Tag tone="plain" icon="clock" word="保存しています…" />
    case 'refused':
      return (
        <Tag tone="bad" icon="cross" word={`保存できません　${problemWords(saving.problem)}`} />
      )
    default:
      return <Tag tone="plain" icon="clock" word="保存しています…" />
  }
}
