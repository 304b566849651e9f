import type { Figure } from '../figure.ts'
import { measureFanOut } from './fan-out.ts'
import { measureArrival } from './first-arrival.ts'
import { openRelayBench } from './open-bench.ts'
import { measureReconnection } from './reconnection.ts'

/** One relay with 10,000 boxes on loopback sockets, from an order's commit to the last of them. */
export async function measureRelay(): Promise<Figure[]> {
  const bench = await openRelayBench()
  try {
    const figures = [
      ...(await measureArrival(bench)),
      ...(await measureFanOut(bench)),
      ...(await measureReconnection(bench)),
    ]
    bench.requireNoFaults()
    return figures
  } finally {
    await bench.close()
  }
}
