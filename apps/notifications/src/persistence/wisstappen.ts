import { rijenstap } from '#shared/persistence/bewaren/rijen.stap';
import type { Wisstap } from '#shared/persistence/bewaren/wisstap';

/** What this service holds, and for how long. A task is known as long as one of its mails is: a late bounce must find it. */
export const wisstappen: readonly Wisstap[] = [
  rijenstap({ termijn: 'mail', tabel: 'mail', waar: `t.status <> 'WACHT' AND t.te_verzenden_op < ($1::date + 1)::timestamp AT TIME ZONE 'Europe/Amsterdam'` }),
  rijenstap({ termijn: 'mail', tabel: 'taak', waar: 't.afgehandeld_dag <= $1 AND NOT EXISTS (SELECT FROM mail WHERE mail.taak = t.id)' }),
];
