import { rijenstap } from './rijen.stap';
import type { Wisstap } from './wisstap';

/** What lies in the core tables of every service. A message that comes again after this is decided again; none can. */
export const kernstappen: readonly Wisstap[] = [
  rijenstap({ termijn: 'ontvangst', tabel: 'inbox', echt: true, waar: `t.verwerkt_op < ($1::date + 1)::timestamp AT TIME ZONE 'Europe/Amsterdam'` }),
];
