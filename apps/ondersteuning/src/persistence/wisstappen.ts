import { inhoudstap } from '#shared/persistence/bewaren/inhoud.stap';
import { rijenstap } from '#shared/persistence/bewaren/rijen.stap';
import type { Wisstap } from '#shared/persistence/bewaren/wisstap';

/** What this service holds about residents, and for how long (D-23). The guide, offers and budgets are about nobody; so is a meeting, which goes with the cases. The last evaluation of a plan goes the day its resident leaves. */
export const wisstappen: readonly Wisstap[] = [
  inhoudstap({
    termijn: 'zaakinhoud',
    tabel: 'verzoek',
    sleutel: 't.zaak_id',
    kolom: 'secties',
    waar: `t.gesloten_op <= $1 AND t.secties::text <> '{}'`,
    kies: () => (naam) => naam !== 'secties',
    betreft: { inwonerRef: 't.inwoner_ref', zaakId: 't.zaak_id', gemeente: 't.gemeente' },
    // A handler that read the request before collides with this instead of putting the content back.
    zet: 'versie = versie + 1',
  }),
  rijenstap({ termijn: 'zaak', tabel: 'verzoek', sleutel: 't.zaak_id', waar: 't.gesloten_op <= $1' }),
  rijenstap({ termijn: 'zaak', tabel: 'ontmoeting', waar: 't.gehouden_op <= $1' }),
  rijenstap({ termijn: 'zaak', tabel: 'cadans', waar: 't.tot <= $1' }),
];
