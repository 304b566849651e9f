import { Note } from '../../theme/states.tsx'

/** What the evidence shows and what it does not. The tap is 電子利用者証明 and nothing more. */
export function ProofNote({ isSimulated }: { readonly isSimulated: boolean }) {
  return (
    <Note tone="info" first="この証拠が示すこと">
      この利用者証明用のカードと暗証番号を使える人が、<b>上の文のとおりに</b>
      答えたこと（電子利用者証明）。カードの証明書は、確かめた時点で 失効と報告されていないこと。
      <br />
      <b>示さないこと</b>
      {'　'}本人以外が 代わりに押していないこと。そのあとの生存。法律でいう署名をしたこと。
      {isSimulated && (
        <>
          <br />
          <b>試験用</b>
          {'　'}カードの発行局も 時刻局も 試験用です。時刻の印に 法的な力は ありません。
        </>
      )}
    </Note>
  )
}
