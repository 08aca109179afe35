import type { Bericht } from '#shared/contracts/bericht';
import { bekendeSoort } from '#shared/contracts/catalogus';
import type { Berichtsoort } from '#shared/contracts/catalogus.types';
import type { Klok } from '#shared/kernel/klok';
import { schrijfLogboeken, type Beslissingsrecord } from '#shared/logboek/logboek';
import type { Tx } from '#shared/persistence/tx';
import type { Partijen } from '#shared/policy/partijen';
import { kaderOp, type Privacykader } from '#shared/privacy/kader';
import { projecteer, type Projectie } from '#shared/privacy/projectie';
import type { Sleutelring } from '#shared/privacy/sleutelring';
import { toonSectie } from '#shared/privacy/verzegeling';
import { gewistIn } from '../bewaren/gewist';
import type { Opslag } from '../hub.opslag';
import { periodeOp, standenVan, zonderVertrokken } from '../vrijgave/situatie';
import { handelAf, leveringenNa, markeerBevestigd, markeerVerstrekt, vergrendelLevering, type Levering } from './leveringslijst';
import { rechtenNu, type Nu } from './rechten';
import { openAdressenVoor } from './zaken';

export type Leveringsbronnen = { readonly partijen: Partijen; readonly kaders: readonly Privacykader[]; readonly ring: Sleutelring; readonly klok: Klok };
/** Disclosures that are in the log already: the mark of the judgement, by the id of the delivery. */
export type Gelogd = ReadonlyMap<string, string>;
export type Weergave = {
  readonly bericht: Bericht<unknown>;
  /** False: nothing of it may go to this connection now. */
  readonly verstrekt: boolean;
  /** The same for the same judgement of the same delivery. */
  readonly merk: string;
};
export type Lijstitem = { readonly id: string; readonly volgnr: number; readonly bericht: Bericht<unknown> };

type Feitlevering = Extract<Levering, { soort: 'FEIT' }>;

export const LIJST_MAX = 100;

/** A number of the list whose content is no longer for this connection: it keeps its place and says nothing about anyone. */
const leeg = ({ specversion, id, source, type, time, datacontenttype }: Bericht<unknown>): Bericht<unknown> => ({ specversion, id, source, type, time, datacontenttype, data: {} });

const verstrekkingsrecord = ({ bericht, aansluiting, adressen, gemeente, type }: Feitlevering, { oordelen, verstrekt }: Projectie, { id, versie }: Privacykader): Beslissingsrecord => {
  const { inwonerRef, zaakId, doel } = bericht.data;
  const code = oordelen.find(({ toegestaan }) => !toegestaan)?.code;
  return {
    activiteit: `bericht.leveren:${type}`,
    uitkomst: verstrekt ? 'TOEGESTAAN' : 'GEWEIGERD',
    ...(!verstrekt && code ? { code } : {}),
    ...(inwonerRef ? { inwonerRef } : {}),
    ...(zaakId ? { zaakId } : {}),
    aansluiting,
    gemeente,
    rollen: [...new Set(adressen.map(({ rol }) => rol))],
    doel,
    bericht: { source: bericht.source, id: bericht.id, type },
    beleid: { id, versie },
    oordelen,
  };
};

type Geprojecteerd = { readonly levering: Feitlevering; readonly projectie: Projectie; readonly record: Beslissingsrecord; readonly merk: string };

/** What still has content that somebody may have a right to. */
const isTeProjecteren = (levering: Levering): levering is Feitlevering => levering.soort === 'FEIT' && !levering.geschoond && !levering.herroepen;

/** Null: about nobody. */
const inwonerVan = ({ bericht }: Feitlevering, { inwoner }: Berichtsoort): string | null => {
  const { inwonerRef } = bericht.data;
  if (!inwonerRef && inwoner !== 'geen') throw new Error('levering zonder inwoner');
  return inwonerRef ?? null;
};

const alsWeergave = (levering: Levering, geprojecteerd: Geprojecteerd | undefined): Weergave => {
  if (levering.geschoond) return { bericht: { ...leeg(levering.bericht), data: gewistIn(levering.gewist) }, verstrekt: false, merk: levering.id };
  if (levering.soort === 'RETOUR') return { bericht: levering.bericht, verstrekt: true, merk: levering.id };
  if (!geprojecteerd?.projectie.verstrekt) return { bericht: leeg(levering.bericht), verstrekt: false, merk: geprojecteerd?.merk ?? levering.id };
  const { projectie: { bericht }, merk } = geprojecteerd;
  return { bericht: { ...bericht, data: { ...bericht.data, ...gewistIn(levering.gewist) } }, verstrekt: true, merk };
};

/** The only way out (contract.md §3): what a connection may have now, projected, and logged before it is handed over. */
export class LeveringDienst {
  constructor(
    private readonly opslag: Opslag,
    private readonly bronnen: Leveringsbronnen,
  ) {}

  /**
   * Judged and logged in `tx`, in order: without its record in the log nothing is disclosed. A repeated attempt to hand over
   * with the same judgement is the same disclosure.
   */
  async weergaven(tx: Tx, leveringen: readonly Levering[], gelogd: Gelogd = new Map()): Promise<Weergave[]> {
    const geprojecteerd = await this.projecteer(tx, leveringen.filter(isTeProjecteren));
    const nieuw = [...geprojecteerd.values()].filter(({ levering, merk }) => gelogd.get(levering.id) !== merk);
    await schrijfLogboeken(tx, nieuw.map(({ levering, record }) => ({ soort: 'VERSTREKKING', record, trace: levering.traceparent })));
    await markeerVerstrekt(tx, [...geprojecteerd.values()].flatMap(({ levering, projectie }) => (projectie.verstrekt && !levering.verstrekt ? levering : [])));
    return leveringen.map((levering) => alsWeergave(levering, geprojecteerd.get(levering.id)));
  }

  /** Numbered list of a connection, in order and without gaps. */
  lijst(aansluiting: string, na: number, limiet: number): Promise<Lijstitem[]> {
    return this.opslag.transactie(async (tx) => {
      const leveringen = await leveringenNa(tx, aansluiting, na, Math.min(limiet, LIJST_MAX));
      const weergaven = await this.weergaven(tx, leveringen);
      return leveringen.map(({ id, volgnr }, plaats) => ({ id, volgnr, bericht: (weergaven[plaats] as Weergave).bericht }));
    });
  }

  /** False: no such item on this connection's list. What was acknowledged is not sent again by queue. */
  bevestig(aansluiting: string, id: string): Promise<boolean> {
    return this.opslag.transactie(async (tx) => {
      const levering = await vergrendelLevering(tx, aansluiting, id);
      if (!levering) return false;
      await handelAf(tx, [{ levering, gegeven: true }]);
      await markeerBevestigd(tx, levering);
      return true;
    });
  }

  private async projecteer(tx: Tx, leveringen: readonly Feitlevering[]): Promise<ReadonlyMap<string, Geprojecteerd>> {
    if (leveringen.length === 0) return new Map();
    const vandaag = this.bronnen.klok.vandaag();
    const kader = kaderOp(this.bronnen.kaders, vandaag);
    const gevallen = leveringen.map((levering) => {
      const soort = bekendeSoort(levering.type);
      return { levering, soort, inwonerRef: inwonerVan(levering, soort) };
    });
    const standVan = await standenVan(tx, [...new Set(gevallen.flatMap(({ inwonerRef }) => inwonerRef ?? []))]);
    const vragen = gevallen.flatMap(({ levering: { id, bericht }, soort: { context }, inwonerRef }) => (inwonerRef === null ? [] : { id, vraag: { inwonerRef, context, zelf: bericht, zaakId: bericht.data.zaakId ?? null } }));
    const gevonden = await openAdressenVoor(tx, vragen.map(({ vraag }) => vraag));
    const adressen = new Map(vragen.map(({ id }, plaats) => [id, gevonden[plaats] ?? []]));
    const paren = gevallen.map(({ levering, soort, inwonerRef }) => {
      const nu = { vandaag, periode: inwonerRef === null ? null : zonderVertrokken(periodeOp(standVan(inwonerRef), vandaag), this.bronnen.partijen, vandaag), openAdressen: adressen.get(levering.id) ?? [] };
      return [levering.id, this.projecteerEen(levering, soort, nu, kader)] as const;
    });
    return new Map(paren);
  }

  private projecteerEen(levering: Feitlevering, soort: Berichtsoort, nu: Nu, kader: Privacykader): Geprojecteerd {
    const { partijen, ring } = this.bronnen;
    const { bericht } = levering;
    const aansluiting = partijen.aansluiting(levering.aansluiting);
    if (!aansluiting) throw new Error('levering zonder aansluiting');
    const rechten = rechtenNu(levering, soort, aansluiting, partijen, nu);
    const projectie = projecteer(bericht, (sectie) => toonSectie(bericht, sectie, ring), { ...rechten, kader });
    const record = verstrekkingsrecord(levering, projectie, kader);
    return { levering, projectie, record, merk: JSON.stringify(record) };
  }
}
