import type { Figure } from '../figure.ts'
import { measureFanOut } from './fan-out.ts'
import { measureArrival } from './first-arrival.ts'
import { openRelayBench, type RelayBench } from './open-bench.ts'
import { measureReconnection } from './reconnection.ts'

/** One relay with 10,000 boxes on loopback sockets, from an order's commit to the last of them. */
export async function measureRelay(): Promise<Figure[]> {
  const bench = await openRelayBench()
  try {
    return [
      ...(await measureArrival(bench)),
      ...(await measureFanOut(bench)),
      ...(await measureReconnection(bench)),
      faultsOf(bench),
    ]
  } finally {
    await bench.close()
  }
}

/** Nothing that went wrong behind the scenes stays unsaid; what matters of it is in the other figures. */
function faultsOf(bench: RelayBench): Figure {
  const faults = bench.faults()
  const first = faults[0]?.slice(0, 200)
  return {
    name: 'relay: faults that it wrote meanwhile',
    value: faults.length,
    unit: 'lines',
    atMost: null,
    how: first === undefined ? 'none' : `the first: ${first}`,
  }
}
