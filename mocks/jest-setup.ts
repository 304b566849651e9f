import { afterEach, beforeEach, expect, jest } from '@jest/globals'

/** Code that is silent in life is silent in tests: a warning or an error on the console fails. */
beforeEach(() => {
  jest.spyOn(console, 'error').mockImplementation(() => undefined)
  jest.spyOn(console, 'warn').mockImplementation(() => undefined)
})

afterEach(() => {
  const said = [console.error, console.warn].flatMap((method) =>
    jest.isMockFunction(method) ? method.mock.calls : [],
  )
  jest.restoreAllMocks()
  expect(said).toEqual([])
})
