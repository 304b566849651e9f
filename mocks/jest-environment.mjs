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
    await super.teardown()
  }
}
