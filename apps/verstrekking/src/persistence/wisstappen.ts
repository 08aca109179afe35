import { inhoudstap, type Inhoudstabel } from '#shared/persistence/bewaren/inhoud.stap';
import { rijenstap } from '#shared/persistence/bewaren/rijen.stap';
import type { Wisstap } from '#shared/persistence/bewaren/wisstap';
import type { Bewaartermijnen, Duur } from '#shared/policy/bewaartermijnen';

/** What was given without being asked leaves nothing open. */
const GESLOTEN = `coalesce(t.gesloten_op, CASE WHEN t.soort = 'BELASTBAARHEID' AND t.status = 'GEGEVEN' AND t.vrager IS NULL THEN t.gegeven_op END)`;

const zaak = (velden: Pick<Inhoudstabel, 'termijn' | 'kolom' | 'waar' | 'kies'>): Wisstap =>
  inhoudstap({
    ...velden,
    tabel: 'verstrekking',
    sleutel: 't.zaak_id',
    betreft: { inwonerRef: 't.inwoner_ref', zaakId: 't.zaak_id', gemeente: 't.gemeente' },
    // A handler that read the case before collides with this instead of putting the content back.
    zet: 'versie = versie + 1',
  });

const interval = (duur: Duur): string => {
  const [[eenheid, aantal] = ['dagen', 0]] = Object.entries(duur);
  const namen: Readonly<Record<string, string>> = { dagen: 'days', weken: 'weeks', jaren: 'years' };
  return `interval '${aantal} ${namen[eenheid] ?? 'days'}'`;
};

/**
 * What this service holds, and for how long (D-23). Medical content ends with its case, on the day after the last day of the
 * statement; this is the floor under that: it goes whatever became of the timer, and never lies longer than its bound.
 */
export const wisstappen = (termijnen: Bewaartermijnen): readonly Wisstap[] => {
  const { hooguit } = termijnen.van('medisch');
  const bound = hooguit ? `(t.klaargezet_op + ${interval(hooguit)})::date` : `'infinity'::date`;
  return [
    zaak({
      termijn: 'medisch',
      kolom: 'medisch',
      waar: `t.medisch IS NOT NULL AND least((t.verklaring ->> 'laatsteDag')::date, ${bound}) <= $1`,
      kies: () => (naam) => naam === 'medisch',
    }),
    zaak({ termijn: 'zaakinhoud', kolom: 'secties', waar: `${GESLOTEN} <= $1 AND t.secties::text <> '{}'`, kies: () => (naam) => naam === 'gevraagd' || naam === 'gegeven' }),
    rijenstap({ termijn: 'zaak', tabel: 'verstrekking', sleutel: 't.zaak_id', waar: `${GESLOTEN} <= $1 AND t.medisch IS NULL` }),
  ];
};
