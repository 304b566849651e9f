import type { HallFrame } from '../../hall-view.ts'

/** What somebody does who cannot wait for the server: look at a television, else go by hand. */
export function Meanwhile({ hall }: { readonly hall: Pick<HallFrame, 'words'> }) {
  const { inForce, mark } = hall.words
  return (
    <>
      急ぐときは、近くのテレビか、ほかのパソコンの「{inForce}」で 確かめてください。
      {/* In a window of its own: this page has to stay to tell how it ended. */}
      <a href="#/paper" target="_blank" rel="noreferrer">
        {mark}紙の手順を べつの窓で開く
      </a>
    </>
  )
}
