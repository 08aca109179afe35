import { SECTIES } from '#shared/contracts/bericht';
import type { Berichtsoort } from '#shared/contracts/catalogus.types';
import { keurVorm, type BerichtMetIdentiteit } from '#shared/contracts/vorm';
import type { Datum } from '#shared/kernel/datum';
import type { Klok } from '#shared/kernel/klok';
import type { Partijen } from '#shared/policy/partijen';
import { beoordeel, type Uitzonderingsstand } from '#shared/privacy/beoordeel';
import { kaderOp, type Privacykader } from '#shared/privacy/kader';
import { voorbeeldVan } from '../http/voorbeeld';
import { fout, probleemVan, type Fout, type Probleem } from '../http/probleem';
import type { Herkend } from '../toegang/beller';
import type { Blokkadelijst } from '../toegang/blokkades';
import { keurAfzender, leesDeurinvoer, type Deurinvoer } from './afzenderkeuring';

export type Gekeurd = { readonly bericht: BerichtMetIdentiteit; readonly soort: Berichtsoort };

type Deurstand = { readonly kader: Privacykader; readonly gemeenteKlopt: boolean; readonly noodzaak: string | undefined; readonly uitzondering: Uitzonderingsstand };

/** What the catalogue and the privacy framework let this role send, per section; judged by the Klok, never by a date in the message. */
const keurSecties = (invoer: Deurinvoer, soort: Berichtsoort, stand: Deurstand): Fout[] => {
  const { rol } = invoer.afzender;
  // A role that may not send the type at all has heard that already.
  if (!rol || !soort.afzenders[rol]) return [];
  return SECTIES.filter((sectie) => invoer.secties.includes(sectie)).flatMap((categorie) => {
    // Whether this coach is the assigned one is a matter of state: the owner of the context judges that.
    const oordeel = beoordeel({ soort, rol, categorie, handeling: 'STUREN', toegewezen: true, ...stand });
    return oordeel.toegestaan ? [] : [fout(`data.${categorie}`, oordeel.code ?? 'CATEGORIE_NIET_TOEGESTAAN', `Dit onderdeel mag hier niet: ${oordeel.reden}.`)];
  });
};

const zonderDubbelen = (fouten: readonly Fout[]): Fout[] => {
  const gezien = new Set<string>();
  return fouten.filter(({ pad, code }) => {
    const sleutel = `${code} ${pad}`;
    return !gezien.has(sleutel) && Boolean(gezien.add(sleutel));
  });
};

const noodzaakVan = (ruw: unknown): string | undefined => {
  const noodzaak = (ruw as { data?: { verloop?: { noodzaak?: unknown } | null } | null }).data?.verloop?.noodzaak;
  return typeof noodzaak === 'string' ? noodzaak : undefined;
};

/** The checks of the door: form, sender, gemeente, sections. Nothing is stored here, so a refused id stays usable. */
export class Deur {
  constructor(
    private readonly partijen: Partijen,
    private readonly kaders: readonly Privacykader[],
    private readonly klok: Klok,
    private readonly blokkades: Pick<Blokkadelijst, 'isGeblokkeerd'>,
  ) {}

  /** Throws one Probleem with all faults of the message together. */
  keur(ruw: unknown, beller: Herkend): Gekeurd {
    const vorm = keurVorm(ruw);
    const invoer = leesDeurinvoer(ruw);
    const soort = vorm.soort;
    const fouten: Fout[] = [...vorm.fouten];
    if (typeof ruw === 'object' && ruw !== null) fouten.push(...this.keurRechten(ruw, invoer, soort, beller));
    if (fouten.length || !vorm.bericht || !soort) throw this.probleem(zonderDubbelen(fouten), soort);
    return { bericht: this.metVasteNamen(vorm.bericht), soort };
  }

  /** An example helps against a wrong form, not against a missing right. */
  private probleem(fouten: readonly Fout[], soort: Berichtsoort | undefined): Probleem {
    const vormfout = fouten.some(({ code }) => code === 'BERICHT_ONGELDIG');
    return probleemVan(fouten, soort && vormfout ? voorbeeldVan(soort) : undefined);
  }

  private keurRechten(ruw: object, invoer: Deurinvoer, soort: Berichtsoort | undefined, { aansluiting, persoon }: Herkend): Fout[] {
    const vandaag = this.klok.vandaag();
    const fouten = keurAfzender({ invoer, soort, aansluiting, persoon, partijen: this.partijen, blokkades: this.blokkades, vandaag });
    if (!soort) return fouten;
    const gemeenteKlopt = !fouten.some(({ code }) => code === 'GEMEENTE_ONJUIST');
    const stand = { kader: kaderOp(this.kaders, vandaag), gemeenteKlopt, noodzaak: noodzaakVan(ruw), uitzondering: this.uitzondering(invoer.gemeente, vandaag) };
    return [...fouten, ...keurSecties(invoer, soort, stand)];
  }

  /** The door knows whether the gemeente has the exception switched on (D-27); whether the resident signed a statement is state, and its owner judges that. */
  private uitzondering(gemeente: string | undefined, vandaag: Datum): Uitzonderingsstand {
    return gemeente !== undefined && this.partijen.uitzondering(gemeente, vandaag) ? 'GELDIG' : 'UIT';
  }

  /** "Werkzaam" is an alias of WERKZAAK (I-01): inside, an organisation has one name. */
  private metVasteNamen(bericht: BerichtMetIdentiteit): BerichtMetIdentiteit {
    const { afzender } = bericht.data;
    const werkgever = this.partijen.organisatie(afzender.werkgever)?.code ?? afzender.werkgever;
    return { ...bericht, data: { ...bericht.data, afzender: { ...afzender, werkgever } } };
  }
}

