import type { Statement } from '#cable-backend/contract/letter'

/** The statement as the viewer was shown it, for people to read. */
export function statementText(statement: Statement): string {
  const answers = statement.answers.flatMap((answer, index) => [
    `${index + 1}. ${answer.question}`,
    ...(answer.fact === null ? [] : [`   ${answer.fact.label}：${answer.fact.value}`]),
    `   答え：${answer.answer}${answer.phoneNumber === null ? '' : `　${answer.phoneNumber}`}`,
  ])
  return [
    `${statement.insurer.name}　年金 現況届　${statement.year}年`,
    `${statement.recipientName} さん`,
    `証券番号：${statement.policyNumber}`,
    '',
    ...answers,
    '',
  ].join('\n')
}
