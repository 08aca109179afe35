import type { Afzender } from '#shared/contracts/bericht';
import type { SituatiePeriode } from '#shared/contracts/intern';
import { plusDagen, type Datum } from '#shared/kernel/datum';
import { schrijfLogboek } from '#shared/logboek/logboek';
import type { Tx } from '#shared/persistence/tx';
import type { Bronvermelding } from '#shared/policy/bronnenboek';
import { kaderOp } from '#shared/privacy/kader';
import type { Deurdelen } from '../http/deurdelen';
import { Probleem } from '../http/probleem';
import type { Verstrekkingbeeld } from '../lezen/verstrekking.projectie';
import { nietGelezen } from '../lezen/zicht';
import type { Beller } from '../toegang/beller';
import { alsContext, lezerrecord, type Lezer } from '../toegang/lezer';
import { LOGKOLOMMEN, type Logregel } from '../uitleg/logregel';
import { standenVan } from '../vrijgave/situatie';
import { isHerroeping, teruggehaaldVan, type Teruggehaald } from './herroepingen';
import { Partijnamen } from './partij';
import { grondVan, regelsVan, type AfzenderVan } from './regels';
import { inleiding, MEER, rechten } from './taal';
import { uitzonderingenVan } from './uitzonderingen';

export const ACTIVITEIT = 'inzageoverzicht.lezen';

/** Everything that tells of a disclosure, a reading, a refusal or an erasure; what only moved along inside tells the resident nothing. */
const RECORDS = `
SELECT ${LOGKOLOMMEN} FROM logboek
WHERE inwoner_ref = $1 AND gemeente = $2 AND soort IN ('VERSTREKKING', 'BESLISSING', 'WISSING') AND volgnr > $3
ORDER BY volgnr LIMIT $4`;
const INHOUDLEZINGEN = `
SELECT ${LOGKOLOMMEN} FROM logboek
WHERE inwoner_ref = $1 AND gemeente = $2 AND soort = 'VERSTREKKING' AND uitkomst = 'TOEGESTAAN' AND activiteit = 'verstrekking.inhoud.lezen'
ORDER BY volgnr LIMIT 500`;
const AFZENDERS = `SELECT source, id, inhoud -> 'data' -> 'afzender' AS afzender FROM bericht WHERE herkomst = 'partij' AND (source, id) IN (SELECT * FROM unnest($1::text[], $2::text[]))`;

export type Inzagevraag = { readonly na: number; readonly limiet: number };
type Gevonden = { readonly records: readonly Logregel[]; readonly lezingen: readonly Logregel[]; readonly afzenderVan: AfzenderVan; readonly teruggehaald: readonly Teruggehaald[] };
type Periode = { readonly ingangsdatum: Datum; readonly laatsteDag: Datum | null };

/** The time that the resident belonged to this gemeente and that has begun, stretches that join as one. */
const tijdBij = (perioden: readonly SituatiePeriode[], gemeente: string, vandaag: Datum): Periode[] =>
  perioden
    .filter((periode) => periode.gemeente === gemeente && periode.vanaf <= vandaag)
    .sort((a, b) => a.vanaf.localeCompare(b.vanaf))
    .reduce<Periode[]>((tijd, { vanaf, tot }) => {
      const laatsteDag = tot === null ? null : plusDagen(tot, -1);
      const vorige = tijd.at(-1);
      return vorige?.laatsteDag && plusDagen(vorige.laatsteDag, 1) === vanaf ? [...tijd.slice(0, -1), { ...vorige, laatsteDag }] : [...tijd, { ingangsdatum: vanaf, laatsteDag }];
    }, []);

/**
 * M-44, AVG article 15: what was shared about a resident, when, by and with whom, for what and on what ground. For the privacy
 * desk of the gemeente that is or was his, about its own time alone; for everybody else it does not exist.
 */
export class Inzagelezer {
  constructor(private readonly delen: Deurdelen) {}

  async overzicht(inwonerRef: string, { na, limiet }: Inzagevraag, lezer: Lezer, { traceparent }: Beller): Promise<Record<string, unknown>> {
    const vandaag = this.delen.klok.vandaag();
    const gevonden = await this.delen.leesbron.lees(lezer.gemeenten, (tx) => gemeenteVan(tx, inwonerRef, lezer.gemeenten, vandaag));
    if (!gevonden) {
      await this.delen.opslag.transactie((tx) => schrijfLogboek(tx, 'BESLISSING', { ...nietGelezen(ACTIVITEIT, undefined, undefined, lezer), inwonerRef }, traceparent));
      throw new Probleem('NIET_GEVONDEN');
    }
    const { gemeente, tijd } = gevonden;
    const namen = new Partijnamen(this.delen.partijen, gemeente);
    // An overview that leaves out what one service did not answer would be a wrong one.
    const verstrekkingen = await this.verstrekkingen(inwonerRef, lezer, traceparent);
    const { records, lezingen, afzenderVan, teruggehaald } = await this.delen.leesbron.lees([gemeente], (tx) => vind(tx, { inwonerRef, gemeente, na, limiet }, namen));
    await this.leg(inwonerRef, gemeente, lezer, traceparent);
    const deel = records.slice(0, limiet);
    const regels = regelsVan(deel, namen, afzenderVan);
    const uitzonderingen = uitzonderingenVan(verstrekkingen.filter((een) => een.gemeente === gemeente), lezingen, namen);
    // Who stands behind a line, and behind nothing that has none: how often somebody looked, or that another gemeente was refused.
    const getoond = new Set([...Object.values(regels).flat(), ...teruggehaald, ...uitzonderingen.flatMap(({ gelezen }) => gelezen)].map(({ nr }) => nr));
    const naam = this.delen.partijen.organisatie(gemeente)?.naam ?? gemeente;
    const heeftMeer = records.length > limiet;
    return {
      overzicht: {
        inwonerRef,
        gemeente: naam,
        opgemaaktOp: vandaag,
        tijd,
        inleiding: inleiding(naam),
        ...regels,
        uitzonderingen,
        teruggehaald,
        gronden: this.gronden(deel),
        rechten: rechten(naam),
        meer: heeftMeer ? MEER : null,
      },
      voorBureau: deel.filter(({ id }) => getoond.has(id)).map(({ id, actor, inhoud, aansluiting, ...regel }) => ({ nr: id, ...(namen.isVanElders({ id, actor, inhoud, aansluiting, ...regel }) ? {} : { actorId: actor, namens: inhoud.namens ?? null, aansluiting }) })),
      volgende: heeftMeer ? Number(deel.at(-1)?.volgnr ?? na) : null,
    };
  }

  /** What the lines rest on, each agreement once, in the version that was applied. */
  private gronden(records: readonly Logregel[]): (Bronvermelding & { grond: string })[] {
    const opNaam = new Map(records.flatMap((regel) => (regel.inhoud.beleid ? [[grondVan(regel) ?? '', regel.inhoud.beleid] as const] : [])));
    return [...opNaam].flatMap(([grond, beleid]) => {
      const vermelding = this.delen.bronnen.van(beleid);
      return vermelding ? [{ grond, ...vermelding }] : [];
    });
  }

  private async verstrekkingen(inwonerRef: string, lezer: Lezer, traceparent: string): Promise<readonly Verstrekkingbeeld[]> {
    const vraag = { context: alsContext(lezer), parameters: { inwonerRef, limiet: 100 } };
    const { resultaat } = await this.delen.vraagbaak.vraag<{ inwonerRef: string; limiet: number }, { verstrekkingen: readonly Verstrekkingbeeld[] }>('verstrekking', 'verstrekkingen', vraag, { traceparent });
    return resultaat?.verstrekkingen ?? [];
  }

  private async leg(inwonerRef: string, gemeente: string, lezer: Lezer, traceparent: string): Promise<void> {
    const { id, versie } = kaderOp(this.delen.kaders, this.delen.klok.vandaag());
    const record = { activiteit: ACTIVITEIT, uitkomst: 'TOEGESTAAN' as const, inwonerRef, gemeente, ...lezerrecord(lezer), beleid: { id, versie } };
    await this.delen.opslag.transactie((tx) => schrijfLogboek(tx, 'VERSTREKKING', record, traceparent));
  }
}

/** The gemeente of this desk that was the resident's last; row-level security shows the situatie to none that never was. */
const gemeenteVan = async (tx: Tx, inwonerRef: string, gemeenten: readonly string[], vandaag: Datum): Promise<{ gemeente: string; tijd: readonly Periode[] } | undefined> => {
  const { situatie } = (await standenVan(tx, [inwonerRef]))(inwonerRef);
  const begonnen = (situatie?.perioden ?? []).filter(({ gemeente, vanaf }) => gemeenten.includes(gemeente) && vanaf <= vandaag);
  const laatste = begonnen.reduce<SituatiePeriode | undefined>((tot, periode) => (!tot || periode.vanaf > tot.vanaf ? periode : tot), undefined);
  return laatste && { gemeente: laatste.gemeente, tijd: tijdBij(situatie?.perioden ?? [], laatste.gemeente, vandaag) };
};

const vind = async (tx: Tx, { inwonerRef, gemeente, na, limiet }: Inzagevraag & { inwonerRef: string; gemeente: string }, namen: Partijnamen): Promise<Gevonden> => {
  const records: Logregel[] = await tx.em.query(RECORDS, [inwonerRef, gemeente, na, limiet + 1]);
  const lezingen: Logregel[] = await tx.em.query(INHOUDLEZINGEN, [inwonerRef, gemeente]);
  const sleutels = records.flatMap(({ inhoud: { bericht } }) => (bericht?.source && bericht.id ? [{ source: bericht.source, id: bericht.id }] : []));
  const afzenders: { source: string; id: string; afzender: Afzender }[] = await tx.em.query(AFZENDERS, [sleutels.map(({ source }) => source), sleutels.map(({ id }) => id)]);
  const opSleutel = new Map(afzenders.map(({ source, id, afzender }) => [`${source} ${id}`, afzender]));
  const teruggehaald: Teruggehaald[] = [];
  for (const regel of records.slice(0, limiet).filter(isHerroeping)) teruggehaald.push(await teruggehaaldVan(tx, regel, namen));
  return { records, lezingen, teruggehaald, afzenderVan: ({ source, id }) => opSleutel.get(`${source} ${id}`) };
};
