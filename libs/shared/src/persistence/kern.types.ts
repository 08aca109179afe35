import type { DataSource } from 'typeorm';
import type { eisBrokerrechten } from '../messaging/brokerrechten';
import type { BasisConfig } from '../operations/config';
import type { Wisstap } from './bewaren/wisstap';
import type { Entiteit } from './databron';

export type Kernopties = {
  /** Name of the service, its schema and its broker user. */
  readonly dienst: string;
  readonly entiteiten: readonly Entiteit[];
  readonly config: BasisConfig;
  /** Proves that the broker user is not too mighty; a test whose logins speak for the services proves less. */
  readonly eisRechten?: typeof eisBrokerrechten;
  /** Absent for a service that takes no messages. */
  readonly consument?: { readonly wachtrij: string; readonly vraagwachtrij?: string; readonly prefetch: number };
  /** Gauges of the service itself, read from its tables when they are asked for. */
  readonly bijMeten?: (bron: DataSource) => Promise<void>;
  /** What of its own tables goes after its term. */
  readonly wisstappen?: readonly Wisstap[];
  /** Connections for handlers; this many messages are handled at once. */
  readonly poolgrootte?: number;
  readonly leesPoolgrootte?: number;
  /** Real time after which a message that waits for another is refused with VOLGORDE. */
  readonly wachtOpMs?: number;
};
