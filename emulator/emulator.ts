/**
 * AWS on this machine, in memory: moto, and in front of it a layer for what moto can't do (`services/`) or doesn't
 * hand back as it came (`amendments/`).
 *
 * What passes here is accepted and given back by Terraform and the provider, and every call to the layer's own
 * services fits AWS's model of it. It proves nothing about what AWS would do: no policy is evaluated across accounts,
 * no pipeline runs, no deployment shifts traffic.
 */
import { Accounts } from "./accounts";
import { AMENDMENTS } from "./amendments";
import { startFront } from "./front";
import { startMoto } from "./moto";
import { withRefusals } from "./not-implemented";
import type { Request } from "./request";
import { serviceHandler } from "./service-handler";
import { SERVICES } from "./services";
import { Store } from "./store";

export interface EmulatorOptions {
  /** A Python that can import moto. */
  readonly python: string;
  /** Told of every call. */
  readonly onCall?: (request: Request) => void;
}

/** An emulator that answers. */
export interface Emulator {
  /** `http://127.0.0.1:PORT`, for every service of AWS and every account. */
  readonly url: string;
  /** Version of moto. */
  readonly version: string;
  /** Process id of moto. */
  readonly pid: number;
  readonly stop: () => Promise<void>;
}

/**
 * Starts the emulator. It ends when `stop` is called, and with this process in any case.
 * @throws Error with Python's words when moto doesn't start; the system's, when AWS's models can't be read
 */
export async function startEmulator({
  python,
  onCall = () => undefined,
}: EmulatorOptions): Promise<Emulator> {
  const moto = await startMoto(python);
  try {
    const store = new Store();
    const accounts = new Accounts();
    const handlers = [
      ...SERVICES.map((service) => serviceHandler(service, moto.models, store)),
      ...AMENDMENTS.map((amendment) => amendment(store)),
    ];
    const front = await startFront({ accounts, handlers, forward: withRefusals(moto.forward), onCall });
    return {
      url: `http://127.0.0.1:${front.port}`,
      version: moto.version,
      pid: moto.pid,
      stop: async () => {
        await front.stop();
        await moto.stop();
      },
    };
  } catch (error) {
    await moto.stop();
    throw error;
  }
}
