import { inhoudstap } from '#shared/persistence/bewaren/inhoud.stap';
import { rijenstap } from '#shared/persistence/bewaren/rijen.stap';
import type { Wisstap } from '#shared/persistence/bewaren/wisstap';

const inhoud = (termijn: string, secties: readonly string[]): Wisstap =>
  inhoudstap({
    termijn,
    tabel: 'sanctie',
    sleutel: 't.zaak_id',
    kolom: 'secties',
    waar: `t.gesloten_dag <= $1 AND (${secties.map((sectie) => `t.secties -> '${sectie}' IS NOT NULL`).join(' OR ')})`,
    kies: () => (naam) => secties.includes(naam),
    betreft: { inwonerRef: 't.inwoner_ref', zaakId: 't.zaak_id', gemeente: 't.gemeente' },
    // A handler that read the case before collides with this instead of putting the content back.
    zet: 'versie = versie + 1',
  });

/** What this service holds, and for how long (D-23): how a sanction ended is as much handhaving as what it was about. */
export const wisstappen: readonly Wisstap[] = [
  inhoud('zaakinhoud', ['contact']),
  inhoud('handhaving', ['handhaving', 'uitkomst']),
  rijenstap({ termijn: 'zaak', tabel: 'sanctie', sleutel: 't.zaak_id', waar: 't.gesloten_dag <= $1' }),
];
