import { bekendeSoort } from '#shared/contracts/catalogus';
import { inhoudstap, type Inhoudstabel } from '#shared/persistence/bewaren/inhoud.stap';
import { rijenstap } from '#shared/persistence/bewaren/rijen.stap';
import type { Wisstap } from '#shared/persistence/bewaren/wisstap';

const soort = (naam: string): string => `'${bekendeSoort(`nl.participatiewet.${naam}.v1`).type}'`;

/** Facts after which a considered sanction is over (SM-3). */
const SANCTIE_GESLOTEN = ['boete.uitkomst', 'boete.overweging.ingetrokken'].map(soort).join(', ');

/** Acknowledged by the receiver; of a connection that only reads its queue the hub sees no more than that the queue took it. */
const AANGEKOMEN = 'coalesce(t.bevestigd_dag, t.overgedragen_dag)';

/** No receiver of what came in this message for whom this holds. */
const geenOntvanger = (waar: string): string => `NOT EXISTS (SELECT FROM levering l WHERE l.source = t.source AND l.bericht_id = t.id AND l.soort = 'FEIT' AND ${waar})`;

/** Which agreement or profile was activated, and with whom it was agreed, is about nobody and is asked for as long as decisions rest on it (M-90, M-91). */
const BLIJFT = `t.type NOT IN (${soort('beleid.versie.geactiveerd')}, ${soort('profiel.versie.geactiveerd')})`;

type Plek = {
  readonly tabel: 'bericht' | 'feit' | 'levering';
  readonly sleutel: string;
  readonly dag: string;
  readonly zaak: string;
  /** Every receiver has it; and has had it for the whole term. */
  readonly aangekomen: string;
  readonly opTijd: string;
};

const DOORGEGEVEN = {
  aangekomen: geenOntvanger('l.overgedragen_dag IS NULL'),
  opTijd: geenOntvanger('(l.overgedragen_dag IS NULL OR coalesce(l.bevestigd_dag, l.overgedragen_dag) > $1)'),
};

const PLEKKEN: readonly Plek[] = [
  { tabel: 'bericht', sleutel: 't.volgnr', dag: 't.afgehandeld_dag', zaak: 't.zaak_id', ...DOORGEGEVEN },
  { tabel: 'feit', sleutel: 't.volgnr', dag: 't.klok_dag', zaak: 't.zaak_id', ...DOORGEGEVEN },
  { tabel: 'levering', sleutel: 't.id', dag: AANGEKOMEN, zaak: `(t.inhoud -> 'data' ->> 'zaakId')::uuid`, aangekomen: 'true', opTijd: 'true' },
];

const DOORVOER = ['contact', 'formulier', 'belastbaarheid', 'medisch'];
const HANDHAVING = ['handhaving'];
const bevat = (secties: readonly string[]): string => `(${secties.map((sectie) => `t.inhoud -> 'data' -> '${sectie}' IS NOT NULL`).join(' OR ')})`;

/** Closed for thirteen weeks, and with whoever it was for; what never became a case (a refused message, a signal) counts from its own day. */
const zaakGesloten = ({ zaak, dag, aangekomen }: Plek): string => `${dag} IS NOT NULL AND ${aangekomen} AND
coalesce((SELECT max(einde.klok_dag) <= $1 FROM feit einde WHERE einde.zaak_id = ${zaak} AND einde.type IN (${SANCTIE_GESLOTEN})),
  ${dag} <= $1 AND NOT EXISTS (SELECT FROM feit f WHERE f.zaak_id = ${zaak}))`;

const inhoud = ({ tabel, sleutel, zaak }: Plek, termijn: string, waar: readonly string[], secties: readonly string[]): Inhoudstabel => ({
  termijn,
  tabel,
  sleutel,
  kolom: 'inhoud',
  waar: waar.join(' AND '),
  kies: () => (naam) => secties.includes(naam),
  betreft: { inwonerRef: 't.inwoner_ref', zaakId: zaak, gemeente: 't.gemeente' },
});

const doorgegeven = ({ dag, opTijd }: Plek): string[] => ['NOT t.geschoond', `${dag} <= $1`, opTijd];

/** Sealed content first; codes and dates go last, when nothing else is left of the message. Of an answer to a sender everything but its envelope. */
const stappenVoor = (plek: Plek): Wisstap[] => [
  inhoudstap(inhoud(plek, 'doorvoer', [...doorgegeven(plek), bevat(DOORVOER)], DOORVOER)),
  inhoudstap(inhoud(plek, 'handhaving', ['NOT t.geschoond', bevat(HANDHAVING), zaakGesloten(plek)], HANDHAVING)),
  inhoudstap({
    ...inhoud(plek, 'verloop', [...doorgegeven(plek), `NOT ${bevat([...DOORVOER, ...HANDHAVING])}`, ...(plek.tabel === 'bericht' ? [BLIJFT] : [])], []),
    ...(plek.tabel === 'levering' ? { bij: 't.soort' } : {}),
    kies: ({ bij }) => (naam) => naam === (bij === 'RETOUR' ? 'data' : 'verloop'),
    zet: 'geschoond = true',
  }),
];

const ENVELOPPEN: readonly Wisstap[] = [
  rijenstap({ termijn: 'envelop', tabel: 'levering', sleutel: 't.id', waar: `t.geschoond AND ${AANGEKOMEN} <= $1` }),
  rijenstap({
    termijn: 'envelop',
    tabel: 'feit',
    sleutel: 't.volgnr',
    waar: `t.geschoond AND t.klok_dag <= $1 AND NOT EXISTS (SELECT FROM taak WHERE taak.bericht_source = t.source AND taak.bericht_id = t.id)`,
  }),
  rijenstap({
    termijn: 'envelop',
    tabel: 'bericht',
    sleutel: 't.volgnr',
    waar: 't.geschoond AND t.afgehandeld_dag <= $1',
    eerst: (tx, plekken) => tx.em.query('DELETE FROM stap WHERE bericht_volgnr IN (SELECT volgnr FROM bericht WHERE ctid = ANY ($1::tid[]))', [plekken]),
  }),
];

/** The number of a next task counts those before it, so those of one kind for one receiver in a case go together, the last one first. */
const TAKEN = rijenstap({
  termijn: 'taak',
  tabel: 'taak',
  volgorde: 't.aangemaakt_op DESC, t.id',
  waar: `t.afgehandeld_dag <= $1 AND NOT EXISTS (
    SELECT FROM taak ander
    WHERE ander.soort = t.soort AND coalesce(ander.zaak_id, ander.inwoner_ref) = coalesce(t.zaak_id, t.inwoner_ref) AND ander.rol = t.rol AND ander.organisatie = t.organisatie
      AND ander.actor_id IS NOT DISTINCT FROM t.actor_id AND (ander.afgehandeld_dag IS NULL OR ander.afgehandeld_dag > $1))`,
});

/** After the last day of the resident's situatie; whom no owner ever stated (a refused registration) from the day of asking. */
const UIT_BEELD = `coalesce(
  (SELECT max(coalesce((p ->> 'tot')::date - 1, 'infinity'::date)) FROM stand s, json_array_elements(s.situatie -> 'perioden') p WHERE s.inwoner_ref = t.inwoner_ref),
  t.klok_dag)`;

const NIETS_OPEN = `
NOT EXISTS (SELECT FROM bericht b WHERE b.inwoner_ref = t.inwoner_ref AND (b.afgehandeld_dag IS NULL OR b.afgehandeld_dag > $1))
AND NOT EXISTS (SELECT FROM levering l WHERE l.inwoner_ref = t.inwoner_ref AND l.overgedragen_dag IS NULL)
AND NOT EXISTS (SELECT FROM taak a WHERE a.inwoner_ref = t.inwoner_ref AND a.afgehandeld_dag IS NULL)
AND NOT EXISTS (SELECT FROM wachtend w WHERE w.inwoner_ref = t.inwoner_ref::text)
AND NOT EXISTS (SELECT FROM stand s, json_array_elements(s.ontheffing -> 'ontheffingen') o WHERE s.inwoner_ref = t.inwoner_ref AND coalesce((o ->> 'laatsteDag')::date, 'infinity'::date) > $1)`;

/** The BSN and the reference for it, with the copy of the situatie. Who comes back is somebody new to the hub. */
const INWONERS = rijenstap({
  termijn: 'bsn',
  tabel: 'inwoner',
  waar: `t.klok_dag <= $1 AND ${UIT_BEELD} <= $1 AND ${NIETS_OPEN}`,
  eerst: (tx, plekken) => tx.em.query('DELETE FROM stand WHERE inwoner_ref IN (SELECT inwoner_ref FROM inwoner WHERE ctid = ANY ($1::tid[]))', [plekken]),
});

/** What the gateway holds, and for how long (D-23). */
export const wisstappen: readonly Wisstap[] = [...PLEKKEN.flatMap(stappenVoor), TAKEN, INWONERS, ...ENVELOPPEN];
