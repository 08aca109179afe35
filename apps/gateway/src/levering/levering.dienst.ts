import type { Bericht } from '#shared/contracts/bericht';
import { bekendeSoort } from '#shared/contracts/catalogus';
import type { Datum } from '#shared/kernel/datum';
import type { Klok } from '#shared/kernel/klok';
import { schrijfLogboek, type Beslissingsrecord } from '#shared/logboek/logboek';
import type { Tx } from '#shared/persistence/tx';
import type { Partijen } from '#shared/policy/partijen';
import { kaderOp, type Privacykader } from '#shared/privacy/kader';
import { projecteer, type Projectie } from '#shared/privacy/projectie';
import type { Sleutelring } from '#shared/privacy/sleutelring';
import { toonSectie } from '#shared/privacy/verzegeling';
import { gewistIn } from '../bewaren/gewist';
import type { Opslag } from '../hub.opslag';
import { periodeOp, standenVan } from '../vrijgave/situatie';
import { leveringenNa, markeerBevestigd, markeerOvergedragen, markeerVerstrekt, vergrendelLevering, type Levering } from './leveringslijst';
import { rechtenNu } from './rechten';
import { openAdressenVan } from './zaken';

export type Leveringsbronnen = { readonly partijen: Partijen; readonly kaders: readonly Privacykader[]; readonly ring: Sleutelring; readonly klok: Klok };
/** A disclosure that is in the log already. */
export type Gelogd = { readonly leveringId: string; readonly merk: string };
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

/** The only way out (contract.md §3): what a connection may have now, projected, and logged before it is handed over. */
export class LeveringDienst {
  constructor(
    private readonly opslag: Opslag,
    private readonly bronnen: Leveringsbronnen,
  ) {}

  /**
   * Judged and logged in `tx`: without its record in the log nothing is disclosed. A repeated attempt to hand over with
   * the same judgement is the same disclosure.
   */
  async weergave(tx: Tx, levering: Levering, gelogd?: Gelogd): Promise<Weergave> {
    if (levering.geschoond) return { bericht: { ...leeg(levering.bericht), data: gewistIn(levering.gewist) }, verstrekt: false, merk: levering.id };
    if (levering.soort === 'RETOUR') return { bericht: levering.bericht, verstrekt: true, merk: levering.id };
    if (levering.herroepen) return { bericht: leeg(levering.bericht), verstrekt: false, merk: levering.id };
    const vandaag = this.bronnen.klok.vandaag();
    const kader = kaderOp(this.bronnen.kaders, vandaag);
    const projectie = await this.projecteer(tx, levering, kader, vandaag);
    const record = verstrekkingsrecord(levering, projectie, kader);
    const merk = JSON.stringify(record);
    if (gelogd?.leveringId !== levering.id || gelogd.merk !== merk) await schrijfLogboek(tx, 'VERSTREKKING', record, levering.traceparent);
    const { bericht, verstrekt } = projectie;
    if (verstrekt && !levering.verstrekt) await markeerVerstrekt(tx, levering);
    return { bericht: verstrekt ? { ...bericht, data: { ...bericht.data, ...gewistIn(levering.gewist) } } : leeg(bericht), verstrekt, merk };
  }

  /** Numbered list of a connection, in order and without gaps. */
  lijst(aansluiting: string, na: number, limiet: number): Promise<Lijstitem[]> {
    return this.opslag.transactie(async (tx) => {
      const items: Lijstitem[] = [];
      for (const levering of await leveringenNa(tx, aansluiting, na, Math.min(limiet, LIJST_MAX))) {
        const { bericht } = await this.weergave(tx, levering);
        items.push({ id: levering.id, volgnr: levering.volgnr, bericht });
      }
      return items;
    });
  }

  /** False: no such item on this connection's list. What was acknowledged is not sent again by queue. */
  bevestig(aansluiting: string, id: string): Promise<boolean> {
    return this.opslag.transactie(async (tx) => {
      const levering = await vergrendelLevering(tx, aansluiting, id);
      if (!levering) return false;
      await markeerOvergedragen(tx, levering);
      await markeerBevestigd(tx, levering);
      return true;
    });
  }

  private async projecteer(tx: Tx, levering: Feitlevering, kader: Privacykader, vandaag: Datum): Promise<Projectie> {
    const { partijen, ring } = this.bronnen;
    const { bericht } = levering;
    const { inwonerRef } = bericht.data;
    const aansluiting = partijen.aansluiting(levering.aansluiting);
    if (!aansluiting || !inwonerRef) throw new Error('levering zonder aansluiting of inwoner');
    const periode = periodeOp((await standenVan(tx, [inwonerRef]))(inwonerRef), vandaag);
    const soort = bekendeSoort(levering.type);
    const openAdressen = await openAdressenVan(tx, inwonerRef, soort.context, bericht, bericht.data.zaakId);
    const rechten = rechtenNu(levering, soort, aansluiting, partijen, { vandaag, periode, openAdressen });
    return projecteer(bericht, (sectie) => toonSectie(bericht, sectie, ring), { ...rechten, kader });
  }
}
