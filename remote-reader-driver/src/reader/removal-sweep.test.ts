import { beforeAll, describe, expect, test } from '@jest/globals'
import type { CardRefusal } from '../../contract/card-refusal.ts'
import type { Result } from '../../contract/result.ts'
import { createTestPersona, layCard, proofRequest, sentPins } from '../../fixtures/laid-card.ts'
import type { SlotFaults } from '../emulator/emulated-slot.ts'
import type { PersonaCard } from '../emulator/persona-card.ts'
import type { KeyName } from '../jpki/profile/profile.ts'
import type { CardReader } from './card-reader.ts'

interface Operation {
  readonly keyName: KeyName
  readonly apdus: number
  readonly verifyAt: number
  readonly mostTries: number
  readonly right: string
  readonly wrong: string
  /** What is asked of the card in an earlier session, if anything. */
  readonly before?: (reader: CardReader) => Promise<unknown>
  readonly run: (reader: CardReader, pin: string) => Promise<Result<unknown, CardRefusal>>
  readonly signIn: (reader: CardReader, pin: string) => Promise<Result<unknown, CardRefusal>>
}

const authentication = {
  keyName: 'authentication',
  mostTries: 3,
  right: '1234',
  wrong: '0987',
  signIn: (reader: CardReader, pin: string) => reader.authenticate(proofRequest(pin)),
} as const
const signing = {
  keyName: 'signing',
  mostTries: 5,
  right: 'abc123',
  wrong: 'ZZZ999',
  signIn: (reader: CardReader, pin: string) => reader.sign(proofRequest(pin)),
} as const
const changeTo =
  (keyName: KeyName, newPin: string): Operation['run'] =>
  (reader, oldPin) =>
    reader.changePin({ keyName, oldPin, newPin, ...proofRequest('') })

const newPins = { authentication: '4321', signing: 'NEW456' } as const
const { signal } = proofRequest('')
const operations: readonly (readonly [string, Operation])[] = [
  ['a sign-in', { ...authentication, apdus: 14, verifyAt: 12, run: authentication.signIn }],
  [
    'a sign-in with a certificate that was read before',
    {
      ...authentication,
      apdus: 8,
      verifyAt: 6,
      before: (reader) => reader.certificate(signal),
      run: authentication.signIn,
    },
  ],
  ['a signature', { ...signing, apdus: 14, verifyAt: 4, run: signing.signIn }],
  [
    'a change of PIN',
    { ...authentication, apdus: 5, verifyAt: 4, run: changeTo('authentication', '4321') },
  ],
  [
    'a change of password',
    { ...signing, apdus: 5, verifyAt: 4, run: changeTo('signing', 'NEW456') },
  ],
]

let persona: PersonaCard

beforeAll(async () => {
  persona = (await createTestPersona()).persona
})

type Removal = Pick<SlotFaults, 'removeAtApdu' | 'removal'> & { readonly removeAtApdu: number }

/** Before the n-th command, and before its answer, for every n. */
const removalsOf = ({ apdus }: Operation): readonly Removal[] =>
  Array.from({ length: apdus }, (_, at) => at + 1).flatMap((removeAtApdu) => [
    { removeAtApdu, removal: 'before_command' as const },
    { removeAtApdu, removal: 'before_answer' as const },
  ])

const hasArrived = ({ removeAtApdu, removal }: Removal, apdu: number): boolean =>
  removeAtApdu > apdu || (removeAtApdu === apdu && removal === 'before_answer')

describe.each(operations)('%s', (_, operation) => {
  const { keyName, verifyAt, apdus, mostTries, run, signIn } = operation
  const lay = async (faults: Partial<SlotFaults>) => {
    const laid = layCard({ persona })
    await operation.before?.(laid.reader)
    const [linesBefore, offsBefore] = [laid.commands().length, laid.powerOffs()]
    laid.slot.setFaults(faults)
    const commands = () => laid.commands().slice(linesBefore)
    return { ...laid, commands, powerOffs: () => laid.powerOffs() - offsBefore }
  }

  test('takes as many commands as the sweep goes through', async () => {
    const { reader, commands } = await lay({})

    expect((await run(reader, operation.right)).ok).toBe(true)
    expect(commands()).toHaveLength(apdus)
    expect(sentPins(commands().slice(verifyAt - 1, verifyAt))).toBe(1)
  })

  test.each(removalsOf(operation))(
    'with the card taken away at $removeAtApdu $removal costs a right PIN nothing',
    async (faults) => {
      const { reader, card, slot, commands, powerOffs } = await lay(faults)

      expect(await run(reader, operation.right)).toEqual({
        ok: false,
        error: { kind: 'card_removed' },
      })
      expect(card.triesLeft(keyName)).toBe(mostTries)
      expect(sentPins(commands())).toBeLessThanOrEqual(1)
      expect(powerOffs()).toBe(1)

      slot.insert(card)
      const before = commands().length
      const isChanged = apdus === 5 && hasArrived(faults, 5)
      const again = await signIn(reader, isChanged ? newPins[keyName] : operation.right)

      expect(again.ok).toBe(true)
      expect(card.triesLeft(keyName)).toBe(mostTries)
      const isInDoubt = faults.removeAtApdu === verifyAt || isLostChange(operation, faults)
      if (isInDoubt) expect(commands().slice(before)[2]?.text).toBe('00200080')
      expect(sentPins(commands().slice(0, before))).toBeLessThanOrEqual(1)
      expect(sentPins(commands().slice(before))).toBe(1)
    },
  )

  test.each(removalsOf(operation))(
    'with the card taken away at $removeAtApdu $removal spends a wrong PIN at most once',
    async (faults) => {
      const { reader, card, slot, commands, powerOffs } = await lay(faults)
      const isAnswered = faults.removeAtApdu > verifyAt

      const refusal = await run(reader, operation.wrong)

      const wrongPin = { kind: 'wrong_pin', triesLeft: mostTries - 1 }
      expect(refusal).toEqual({
        ok: false,
        error: isAnswered ? wrongPin : { kind: 'card_removed' },
      })
      const left = hasArrived(faults, verifyAt) ? mostTries - 1 : mostTries
      expect(card.triesLeft(keyName)).toBe(left)
      expect(sentPins(commands())).toBeLessThanOrEqual(1)
      expect(powerOffs()).toBe(1)

      slot.setFaults({ removeAtApdu: null })
      slot.insert(card)
      expect(await reader.triesLeft(signal, keyName)).toEqual({
        ok: true,
        value: left,
      })
      expect((await signIn(reader, operation.right)).ok).toBe(true)
      expect(card.triesLeft(keyName)).toBe(mostTries)
    },
  )
})

/** The new PIN was sent, and nobody knows what became of it. */
const isLostChange = ({ apdus }: Operation, { removeAtApdu }: Removal): boolean =>
  apdus === 5 && removeAtApdu === 5

describe('a sign-in after the answer to a PIN was lost', () => {
  const { right, wrong, signIn } = authentication
  const again = { ...authentication, apdus: 15, verifyAt: 13, run: signIn }
  const lostAnswer: Removal = { removeAtApdu: 12, removal: 'before_answer' }

  /** One wrong PIN reached the card, and two tries are left. */
  async function layInDoubt(faults: Partial<SlotFaults>) {
    const laid = layCard({ persona, faults: lostAnswer })
    await signIn(laid.reader, wrong)
    laid.slot.insert(laid.card)
    laid.slot.setFaults(faults)
    const linesBefore = laid.commands().length
    return { ...laid, commands: () => laid.commands().slice(linesBefore) }
  }

  test('takes as many commands as the sweep goes through', async () => {
    const { reader, commands } = await layInDoubt({})

    expect((await signIn(reader, right)).ok).toBe(true)
    expect(commands()).toHaveLength(again.apdus)
  })

  test.each(removalsOf(again))(
    'with the card taken away again at $removeAtApdu $removal spends no third try',
    async (faults) => {
      const { reader, card, slot, commands } = await layInDoubt(faults)
      const left = hasArrived(faults, again.verifyAt) ? 1 : 2

      await signIn(reader, wrong)
      expect(card.triesLeft()).toBe(left)
      expect(sentPins(commands())).toBeLessThanOrEqual(1)

      slot.insert(card)
      const before = commands().length
      const third = await signIn(reader, right)
      expect(third.ok || third.error).toEqual(left === 2 || { kind: 'last_try', triesLeft: 1 })
      expect(sentPins(commands().slice(before))).toBe(left - 1)
    },
  )
})
