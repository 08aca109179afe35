import { bekendeSoort } from '#shared/contracts/catalogus';
import { plusMaanden, type Datum } from '#shared/kernel/datum';
import type { Tx } from '#shared/persistence/tx';
import type { Deurdelen } from '../http/deurdelen';
import type { Beller } from '../toegang/beller';
import { alsContext, type Lezer } from '../toegang/lezer';
import { meldGeopend } from './geopend';
import { verstrekkingzicht, type Verstrekkingbeeld } from './verstrekking.projectie';
import { toonEen, toonLijst } from './tonen';
import type { Gezien } from './zicht';

type Lijst = { readonly verstrekkingen: readonly Verstrekkingbeeld[]; readonly volgende: string | null };
export type Verstrekkingvraag = { readonly na?: string; readonly inwonerRef?: string; readonly zaakId?: string; readonly limiet: number };

type Servicenormen = { readonly verstrekking: { readonly beoordelingOudNaMaanden: number } };

const LEZEN = 'verstrekking.lezen';
const GEOPEND = bekendeSoort('nl.participatiewet.verstrekking.geopend.v1');

/** What was asked and given besides the standard, read at its owner and given out here. Medical content has a reader of its own. */
export class Verstrekkinglezer {
  constructor(private readonly delen: Deurdelen) {}

  /** How far each has come, without what was shared: that is read one case at a time. */
  async lijst(vraag: Verstrekkingvraag, lezer: Lezer, beller: Beller): Promise<{ verstrekkingen: unknown[]; volgende: string | null }> {
    const { verstrekkingen: beelden, volgende } = await this.vraag(vraag, lezer, beller);
    const verstrekkingen = await toonLijst(this.delen, beelden, {
      activiteit: () => 'verstrekkingen.lezen',
      beoordeel: (beeld, { periode, zicht }) => verstrekkingzicht(beeld, lezer, periode, zicht, true),
    }, { lezer, beller });
    return { verstrekkingen, volgende };
  }

  async een(zaakId: string, lezer: Lezer, beller: Beller): Promise<Record<string, unknown>> {
    const { verstrekkingen } = await this.vraag({ zaakId, limiet: 1 }, lezer, beller);
    const beeld = verstrekkingen.find((een) => een.zaakId === zaakId);
    const getoond = await toonEen(this.delen, { zaakId, beeld }, {
      activiteit: () => LEZEN,
      geweigerdAls: LEZEN,
      beoordeel: (verstrekking, { periode, zicht }) => verstrekkingzicht(verstrekking, lezer, periode, zicht, false),
      gelezen: (verstrekking, gezien, tx) => this.meldGelezen(tx, verstrekking, gezien, lezer, beller),
    }, { lezer, beller });
    return this.isOud(getoond['belastbaarheid']) ? { ...getoond, beoordelingIsOud: true } : getoond;
  }

  /** what somebody can bear changes; an assessment of long ago is shown as such. Only where the date of it may be read. */
  private isOud(belastbaarheid: unknown): boolean {
    const { beoordelingsdatum } = (belastbaarheid ?? {}) as { readonly beoordelingsdatum?: Datum };
    if (beoordelingsdatum === undefined) return false;
    const vandaag = this.delen.klok.vandaag();
    const { beoordelingOudNaMaanden } = this.delen.beleid.op<Servicenormen>('servicenormen', vandaag).waarden.verstrekking;
    return plusMaanden(beoordelingsdatum, beoordelingOudNaMaanden) < vandaag;
  }

  /** The other side read what was given: its giver sees the step. */
  private async meldGelezen(tx: Tx, { belastbaarheidType, gever, status, ...zaak }: Verstrekkingbeeld, { inhoud }: Gezien, lezer: Lezer, { traceparent }: Beller): Promise<void> {
    if (status !== 'GEGEVEN' || inhoud['belastbaarheid'] === undefined || belastbaarheidType === undefined || lezer.rol === gever?.rol) return;
    const { zaakId, inwonerRef, gemeente, secties } = zaak;
    const opening = { melding: GEOPEND, gelezen: bekendeSoort(belastbaarheidType), zaak: { zaakId, inwonerRef, gemeente }, door: lezer.actorId };
    await meldGeopend(tx, this.delen, { ...opening, keer: secties.belastbaarheid?.herkomst.id ?? zaakId }, traceparent);
  }

  private async vraag(parameters: Verstrekkingvraag, lezer: Lezer, { traceparent }: Beller): Promise<Lijst> {
    const { resultaat } = await this.delen.vraagbaak.vraag<Verstrekkingvraag, Lijst>('verstrekking', 'verstrekkingen', { context: alsContext(lezer), parameters }, { traceparent });
    return resultaat ?? { verstrekkingen: [], volgende: null };
  }
}
