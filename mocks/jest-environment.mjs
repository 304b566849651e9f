import { AsyncLocalStorage } from 'node:async_hooks'
import vm from 'node:vm'
import { TestEnvironment } from 'jest-environment-node'

/** Storages that a test file has entered, Jest's own among them. */
const entered = new Set()
const { run } = AsyncLocalStorage.prototype
AsyncLocalStorage.prototype.run = function (...given) {
  entered.add(this)
  return run.apply(this, given)
}

/**
 * The RSA keys that a worker has made. No file gets one of them twice, but the next file gets them
 * again: each takes a quarter of a second.
 */
const rsaKeys = []
const { generateKey } = SubtleCrypto.prototype
SubtleCrypto.prototype.generateKey = function (...given) {
  if (given[0]?.modulusLength === undefined) return generateKey.apply(this, given)
  const kind = JSON.stringify(given)
  let free = rsaKeys.find((kept) => kept.kind === kind && !kept.isTaken)
  if (free === undefined) {
    free = { kind, keys: generateKey.apply(this, given) }
    rsaKeys.push(free)
  }
  free.isTaken = true
  return free.keys
}

/**
 * Jest's environment for Node, with globals as quick as outside of it: in the sandbox that Jest makes,
 * each `Uint8Array` or `Object` in the code is looked up through a proxy.
 */
export default class PlainGlobals extends TestEnvironment {
  constructor(config, context) {
    const { createContext } = vm
    vm.createContext = () => createContext(vm.constants.DONT_CONTEXTIFY)
    try {
      super(config, context)
    } finally {
      vm.createContext = createContext
    }
  }

  /** Every file has storages of its own, and Node 20 goes through all that were entered at each promise. */
  async teardown() {
    for (const storage of entered) storage.disable()
    entered.clear()
    for (const kept of rsaKeys) kept.isTaken = false
    await super.teardown()
  }
}
