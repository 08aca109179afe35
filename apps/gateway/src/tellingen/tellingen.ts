import { createHmac } from 'node:crypto';
import type { VerzegeldBericht, VerzegeldeSectie } from '#shared/contracts/bericht';
import type { Definitieweg, Feit, Uitkomst } from '#shared/contracts/intern';
import { isTelling, SANCTIES, type Bewijssoort, type Sanctie, type Telling } from '#shared/contracts/telling';
import type { Tellingsoort } from '#shared/contracts/tellingsoorten';
import type { Datum } from '#shared/kernel/datum';
import type { Klok } from '#shared/kernel/klok';
import { publicatieVanTelling, uuid5 } from '#shared/messaging/codec';
import { schrijfUitgaand } from '#shared/persistence/outbox';
import type { Tx } from '#shared/persistence/tx';
import type { Beleid } from '#shared/policy/beleid';
import type { Sleutelring } from '#shared/privacy/sleutelring';
import { openSectie, VerzegelingFout } from '#shared/privacy/verzegeling';
import { bewijsVan, doorDefinitie, getelde, wordtGeteld, type Geteld, type Normen, type Telfeit, type Telgeval } from './telregels';

/** A message that was settled, as far as counting needs it. */
export type Beslist = { readonly source: string; readonly id: string; readonly type: string; readonly gemeente: string; readonly inwonerRef: string | null; readonly uitkomst: Uitkomst; readonly doorDefinitie?: Definitieweg };

type Rij = { readonly zaak: string; readonly bericht: VerzegeldBericht; readonly dag: Datum };
type Onderdelen = { readonly ring: Sleutelring; readonly beleid: Beleid; readonly klok: Klok };
type Servicenormen = { readonly overdracht: { readonly eersteReactieWerkdagen: number }; readonly boete: { readonly reactieWerkdagen: number }; readonly driegesprek: { readonly gewenstGesprekBinnenDagen: number } };

const VAN_ZAAK = 'SELECT zaak_id AS zaak, inhoud AS bericht, klok_dag::text AS dag FROM feit WHERE zaak_id = ANY ($1::uuid[]) ORDER BY volgnr';
/** Of the residents to whom the same happened that year: those who are counted already. */
const EERDER_INGEGAAN = `
SELECT DISTINCT v.plaats::int FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[]) WITH ORDINALITY AS v(inwoner, richting, jaar, source, id, plaats)
JOIN feit f ON f.inwoner_ref = v.inwoner AND f.type = 'nl.participatiewet.overdracht.ingegaan.v1' AND (f.source, f.id) <> (v.source, v.id)
  AND f.inhoud -> 'data' -> 'verloop' ->> 'richting' = v.richting AND left(f.inhoud -> 'data' -> 'verloop' ->> 'datum', 4) = v.jaar`;

const naamVan = ({ type }: Pick<VerzegeldBericht, 'type'>): string => type.replace(/^nl\.participatiewet\./, '').replace(/\.v\d+$/, '');
const isZelfde = (een: VerzegeldBericht, ander: VerzegeldBericht): boolean => een.source === ander.source && een.id === ander.id && een.type === ander.type;
const telfeit = (bericht: VerzegeldBericht, dag: Datum): Telfeit => ({ naam: naamVan(bericht), peildatum: bericht.data.peildatum, dag, verloop: bericht.data.verloop ?? {} });

/** Where one fact or case gives several counts of a kind, they differ in this. Told again, a count may look different and is still the same. */
const ONDERSCHEID: Readonly<Partial<Record<Tellingsoort, string>>> = { driegesprekken: 'uitkomst', doorlooptijden: 'stap', afwijkingen: 'code', weigeringen: 'code' };

const telling = (sleutel: readonly string[], { soort, op, kenmerken }: Geteld, gemeente: string): Telling => ({
  id: uuid5(['telling', soort, ...sleutel, kenmerken[ONDERSCHEID[soort] ?? ''] ?? ''].join('|')), soort, jaar: Number(op.slice(0, 4)), maand: Number(op.slice(5, 7)), gemeente, kenmerken,
});

/**
 * A resident once a year, whichever of the ways it was and however often: the id follows from him and the year. Keyed, because a
 * reference is known outside: without the key of the gateway nobody can tell whether a resident is among those who were counted.
 * The oldest key, so that replacing the active one counts nobody twice.
 */
const vanInwoner = (ring: Sleutelring, weg: Definitieweg | undefined, op: Datum, gemeente: string, inwonerRef: string | null | undefined): Telling[] => {
  if (!weg || !inwonerRef) return [];
  const oudste = ring.vanVak('inhoud').at(-1);
  if (!oudste) throw new Error('er is geen sleutel om een telling te merken');
  const merk = createHmac('sha256', oudste.sleutel).update(['schakel.telling', inwonerRef, op.slice(0, 4)].join('|')).digest('hex');
  return [telling([merk], doorDefinitie(weg, op), gemeente)];
};

/**
 * Tells the reports what to count, in the transaction in which the gateway handles it. A count carries no resident, case, person or
 * message; what does not fit its form is not told. Of what is sealed only the kind of evidence, the kind of sanction and a reason are read, and nothing of it is kept.
 */
export class Tellingen {
  constructor(private readonly delen: Onderdelen) {}

  async vanFeiten(tx: Tx, feiten: readonly Feit[]): Promise<void> {
    await this.vertel(tx, feiten.flatMap(({ bericht: { data }, doorDefinitie: weg }) => vanInwoner(this.delen.ring, weg, data.peildatum, data.gemeente, data.inwonerRef)));
    const teTellen = feiten.map(({ bericht }) => bericht).filter((bericht) => wordtGeteld(naamVan(bericht)));
    if (teTellen.length === 0) return;
    const vandaag = this.delen.klok.vandaag();
    const rijen: Rij[] = await tx.em.query(VAN_ZAAK, [teTellen.flatMap(({ data }) => data.zaakId ?? [])]);
    const herhaald = await this.herhaald(tx, teTellen);
    await this.vertel(tx, teTellen.flatMap((bericht) => {
      const zaak = rijen.filter((rij) => rij.zaak === bericht.data.zaakId && !isZelfde(rij.bericht, bericht));
      const geval = { ...telfeit(bericht, vandaag), eerder: zaak.map((rij) => telfeit(rij.bericht, rij.dag)), normen: this.normen, ...this.verzegeld(bericht, zaak), eersteInJaar: () => !herhaald.has(bericht) };
      return getelde(geval).map((een) => telling(een.eenmaal && bericht.data.zaakId ? [bericht.data.zaakId] : [bericht.source, bericht.id, bericht.type], een, bericht.data.gemeente));
    }));
  }

  /** A rule that refuses often, or that is often departed from, may be a wrong rule. */
  async vanBeslissingen(tx: Tx, beslist: readonly Beslist[]): Promise<void> {
    const op = this.delen.klok.vandaag();
    await this.vertel(tx, beslist.flatMap(({ source, id, type, gemeente, inwonerRef, doorDefinitie: weg, uitkomst: { status, code, afwijkingen } }) => {
      const codes = status === 'AFGEKEURD' ? [code ?? ''] : status === 'VERWERKT' ? afwijkingen : [];
      const soort = status === 'AFGEKEURD' ? 'weigeringen' : 'afwijkingen';
      return [...codes.map((een) => telling([source, id], { soort, op, kenmerken: { code: een, type } }, gemeente)), ...vanInwoner(this.delen.ring, weg, op, gemeente, inwonerRef)];
    }));
  }

  private vertel(tx: Tx, tellingen: readonly Telling[]): Promise<void> {
    return schrijfUitgaand(tx, tellingen.filter((een) => isTelling(een, een.soort)).map((een) => ({ publicatie: publicatieVanTelling(een) })));
  }

  private readonly normen = (op: Datum): Normen => {
    const { overdracht, boete, driegesprek } = this.delen.beleid.op<Servicenormen>('servicenormen', op).waarden;
    return { reactieOpVoorstel: overdracht.eersteReactieWerkdagen, reactieOpAlert: boete.reactieWerkdagen, gesprekNaWens: driegesprek.gewenstGesprekBinnenDagen };
  };

  private async herhaald(tx: Tx, berichten: readonly VerzegeldBericht[]): Promise<ReadonlySet<VerzegeldBericht>> {
    const ingegaan = berichten.filter((bericht) => naamVan(bericht) === 'overdracht.ingegaan');
    if (ingegaan.length === 0) return new Set();
    const verloop = ingegaan.map(({ data }) => data.verloop ?? {});
    const rijen: { plaats: number }[] = await tx.em.query(EERDER_INGEGAAN, [
      ingegaan.map(({ data }) => data.inwonerRef ?? null), verloop.map(({ richting }) => richting), verloop.map(({ datum }) => String(datum).slice(0, 4)), ingegaan.map(({ source }) => source), ingegaan.map(({ id }) => id),
    ]);
    return new Set(rijen.flatMap(({ plaats }) => ingegaan[plaats - 1] ?? []));
  }

  /** What is read from a seal, when a rule asks for it: out of closed lists, and nothing of it is kept. */
  private verzegeld(bericht: VerzegeldBericht, zaak: readonly Rij[]): Pick<Telgeval, 'bewijs' | 'sanctie' | 'reden'> {
    const inZaak = [...zaak.map((rij) => rij.bericht), bericht];
    return {
      bewijs: () => this.bewijs(zaak),
      sanctie: () => this.sanctie(inZaak.find((een) => naamVan(een) === 'boete.overwogen')),
      reden: () => (this.open(bericht, 'contact') as { readonly redencode?: string }).redencode ?? 'ONBEKEND',
    };
  }

  private bewijs(zaak: readonly Rij[]): Bewijssoort {
    const laatste = zaak.map(({ bericht }) => bericht).filter((bericht) => bericht.data.belastbaarheid !== undefined && naamVan(bericht) !== 'overdracht.aanleiding.gemeld').at(-1);
    const { onderbouwing } = (laatste ? this.open(laatste, 'belastbaarheid') : {}) as { readonly onderbouwing?: { readonly type?: string } };
    return bewijsVan({ namen: zaak.map(({ bericht }) => naamVan(bericht)), laatste: onderbouwing?.type });
  }

  private sanctie(alert: VerzegeldBericht | undefined): Sanctie {
    const { sanctieSoort } = (alert ? this.open(alert, 'handhaving') : {}) as { readonly sanctieSoort?: string };
    return SANCTIES.find((een) => een === sanctieSoort) ?? 'ONBEKEND';
  }

  /** A seal that does not open holds nothing, and keeps no fact from being handled. */
  private open(bericht: VerzegeldBericht, sectie: VerzegeldeSectie): object {
    try {
      return openSectie(bericht, sectie, this.delen.ring) ?? {};
    } catch (fout) {
      if (fout instanceof VerzegelingFout) return {};
      throw fout;
    }
  }
}
