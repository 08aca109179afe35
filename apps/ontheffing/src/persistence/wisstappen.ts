import { inhoudstap, type Inhoudstabel } from '#shared/persistence/bewaren/inhoud.stap';
import type { Wisstap } from '#shared/persistence/bewaren/wisstap';

/** Over, and past the last day on which it was in force. */
const GESLOTEN = 'greatest(o.gesloten_dag, o.laatste_dag) <= $1 AND o.gesloten_dag IS NOT NULL';

/** The ground, with the state and with the event it came in. A next decision about this resident must not read it before and write it back. */
const grond = (tabel: 'ontheffing' | 'gebeurtenis', sleutel: string, gesloten: string): Inhoudstabel => ({
  termijn: 'zaakinhoud',
  tabel,
  sleutel,
  kolom: 'belastbaarheid',
  waar: `t.belastbaarheid IS NOT NULL AND ${gesloten}`,
  kies: () => (naam) => naam === 'belastbaarheid',
  betreft: { inwonerRef: 't.inwoner_ref', gemeente: 't.gemeente' },
  na: (tx, { inwonerRef }) => tx.em.query('UPDATE stand SET versie = versie + 1 WHERE inwoner_ref = $1', [inwonerRef]),
});

/** What this service holds, and for how long (D-23). Terms and used months stay: they count for who asks again (Participatiewet art. 9a). */
export const wisstappen: readonly Wisstap[] = [
  inhoudstap(grond('gebeurtenis', `t.inwoner_ref || '#' || t.volgnr`, `EXISTS (SELECT FROM ontheffing o WHERE o.ontheffing_ref = t.ontheffing_ref AND ${GESLOTEN})`)),
  inhoudstap(grond('ontheffing', 't.ontheffing_ref', GESLOTEN.replaceAll('o.', 't.'))),
];
