/** Words of the moments in which the viewer waits: what happens, and what to do meanwhile. */
export const progressText = {
  reading: { title: 'カードを読んでいます', body: 'カードは、置いたままで。' },
  checking_pin: { title: '暗証番号を確かめています', body: 'カードは、置いたままで。' },
  signing: { title: 'ご本人か、確かめています', body: 'カードは、置いたままで。' },
  signing_in: { title: 'ご本人か、確かめています', body: 'もう少しお待ちください。' },
  linking: { title: 'お名前を登録しています', body: 'もう少しお待ちください。' },
  fetching_consent: { title: '登録を見に行っています', body: 'もう少しお待ちください。' },
  keeping_consent: { title: '伝えています', body: 'もう少しお待ちください。' },
  fetching_phones: { title: '家族の電話を見に行っています', body: 'もう少しお待ちください。' },
  fetching_code: { title: '番号を作っています', body: 'もう少しお待ちください。' },
  removing_phone: { title: '電話をはずしています', body: 'もう少しお待ちください。' },
  fetching_letters: { title: 'お手紙を取りに行っています', body: 'もう少しお待ちください。' },
  fetching_forms: { title: '現況届を取りに行っています', body: 'もう少しお待ちください。' },
  fetching_letter: { title: 'お手紙をひらいています', body: 'もう少しお待ちください。' },
  fetching_form: { title: '現況届をひらいています', body: 'もう少しお待ちください。' },
  preparing_review: { title: '答えをまとめています', body: 'まだ送っていません。' },
  sending: { title: '送っています', body: 'そのまま、お待ちください。' },
  confirming: {
    title: '届いたか確かめています',
    body: '二度送られることは、ありません。そのまま、お待ちください。',
  },
} as const

export const progressChoice = {
  stop: 'やめる',
  leaveIt: '待たずに、最初の画面へ',
} as const
