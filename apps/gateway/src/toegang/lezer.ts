import { ROLLEN, type Rol } from '#shared/contracts/bericht';
import { CATALOGUS } from '#shared/contracts/catalogus';
import type { Context } from '#shared/contracts/catalogus.types';
import type { VraagContext } from '#shared/contracts/intern';
import type { Datum } from '#shared/kernel/datum';
import type { Klok } from '#shared/kernel/klok';
import { schrijfLogboek, type Beslissingsrecord } from '#shared/logboek/logboek';
import type { Aansluiting, Medewerker, Partijen } from '#shared/policy/partijen';
import { fout, Probleem, probleemVan, type Fout } from '../http/probleem';
import type { Opslag } from '../hub.opslag';
import type { Beller } from './beller';
import type { Blokkadelijst } from './blokkades';
import type { Leeskop } from './leeskop';

/** Everybody who logs in as a person. */
export const MEDEWERKERROLLEN = ROLLEN.filter((rol) => rol !== 'systeem');

/** What a read needs: rights follow from the catalogue, so a role without a view in these contexts reads nothing. */
export type Leesrecht = {
  readonly activiteit: string;
  readonly contexten: readonly Context[];
  /** What these roles read is about their own work and shows nothing that the catalogue could give or withhold: for BEHEER too. */
  readonly werkrollen?: readonly Rol[];
  /** Counts about nobody, that no message of the catalogue carries: for these roles, for RAPPORTAGE. */
  readonly cijfers?: readonly Rol[];
  /** What only these roles read, for this purpose alone, and only as a person who logged in. */
  readonly bureau?: { readonly rollen: readonly Rol[]; readonly doel: string };
};

/** A member of staff who reads through a connection, for the gemeenten that both act for. */
export type Lezer = VraagContext & {
  readonly medewerker: Medewerker;
  /** The connection of this request, which for a person is less than the portal as it is registered. */
  readonly verbinding: Aansluiting;
  readonly leverancierOin?: string;
};

/** For what this role is told anything in these contexts. */
const doelenVan = ({ contexten, werkrollen = [], cijfers, bureau }: Leesrecht, rol?: Rol): string[] => {
  if (cijfers) return rol === undefined || cijfers.includes(rol) ? ['RAPPORTAGE'] : [];
  if (bureau) return rol === undefined || bureau.rollen.includes(rol) ? [bureau.doel] : [];
  const soorten = CATALOGUS.filter(({ context, weergaven }) => contexten.includes(context) && (rol === undefined || weergaven[rol] !== undefined));
  const beheer = werkrollen.length > 0 && (rol === undefined || werkrollen.includes(rol)) ? ['BEHEER'] : [];
  return [...new Set([...soorten.flatMap(({ doelen }) => doelen), ...beheer])];
};

const ontbreekt = (kop: string, herstel: string): Fout => fout(kop, 'BERICHT_ONGELDIG', `De header ${kop} ontbreekt.`, herstel);

/** Reading personal data is done by somebody, for something: `Schakel-Medewerker` and `Schakel-Doel` (contract.md §2). */
export class Leestoegang {
  constructor(
    private readonly partijen: Partijen,
    private readonly klok: Klok,
    private readonly opslag: Opslag,
    private readonly blokkades: Pick<Blokkadelijst, 'isGeblokkeerd'>,
  ) {}

  /** The reader, or a refusal that is on record. Who logged in reads under his own name, and need not give it. */
  async eis(kop: Leeskop, beller: Beller, recht: Leesrecht): Promise<Lezer> {
    const { doel } = kop;
    // An empty header is no name: only one that is absent leaves it to the login.
    const actorId = kop.medewerker ?? beller.persoon?.actorId;
    const fouten = [
      ...(actorId ? [] : [ontbreekt('Schakel-Medewerker', 'Noem de medewerker die leest.')]),
      ...(doel ? [] : [ontbreekt('Schakel-Doel', `Kies uit: ${doelenVan(recht, beller.persoon?.rol).join(', ')}.`)]),
    ];
    if (!actorId || !doel) throw probleemVan(fouten);
    const vandaag = this.klok.vandaag();
    const medewerker = this.partijen.medewerker(actorId, vandaag);
    const gemeenten = medewerker ? this.gemeentenVan(medewerker, beller) : [];
    const geweigerd = this.weigering(medewerker, gemeenten, beller, doel, recht);
    if (geweigerd || !medewerker) return this.weiger(geweigerd ?? [], medewerker, beller, recht);
    const { aansluiting: verbinding, leverancierOin } = beller;
    const namens = [actorId, ...this.afwezigen(medewerker, vandaag)];
    return { aansluiting: verbinding.naam, actorId, namens, rol: medewerker.rol, gemeenten, doel, klok: this.klok.nu().toISOString(), medewerker, verbinding, ...(leverancierOin ? { leverancierOin } : {}) };
  }

  private weigering(medewerker: Medewerker | undefined, gemeenten: readonly string[], { aansluiting, persoon }: Beller, doel: string, recht: Leesrecht): Fout[] | undefined {
    if (persoon && medewerker?.actorId !== persoon.actorId) return [fout('Schakel-Medewerker', 'NIET_BEVOEGD', 'U leest onder uw eigen naam.', 'Laat de header weg, of geef uw eigen actorId.')];
    if (medewerker && this.blokkades.isGeblokkeerd(medewerker.actorId)) return [fout('Schakel-Medewerker', 'NIET_BEVOEGD', 'Deze medewerker is geblokkeerd.', 'Bel het servicepunt van Schakel.')];
    if (recht.bureau && !persoon) return [fout('Schakel-Medewerker', 'NIET_BEVOEGD', 'Dit leest alleen een persoon die zelf is ingelogd.', 'Log in op de pagina’s van Schakel.')];
    const past = medewerker && aansluiting.rollen.includes(medewerker.rol) && gemeenten.length > 0;
    if (!past) return [fout('Schakel-Medewerker', 'NIET_BEVOEGD', 'Deze medewerker leest niet via uw aansluiting.')];
    const doelen = doelenVan(recht, medewerker.rol);
    if (doelen.length === 0) return [fout('Schakel-Medewerker', 'NIET_BEVOEGD', 'Deze rol mag dit niet lezen.')];
    return doelen.includes(doel) ? undefined : [fout('Schakel-Doel', 'NIET_BEVOEGD', 'Voor dit doel mag dit niet worden gelezen.', `Kies uit: ${doelen.join(', ')}.`)];
  }

  /** Colleagues whose rights he has today; who is not registered in that role any more has none to give. */
  private afwezigen({ actorId, rol }: Medewerker, vandaag: Datum): string[] {
    return this.partijen.waarneemtVoor(actorId, vandaag).filter((collega) => this.partijen.medewerker(collega, vandaag)?.rol === rol);
  }

  /** Someone without own gemeenten works for those of the connection of the own employer; nobody works for more than the connection. */
  private gemeentenVan({ namensGemeenten, werkgever }: Medewerker, { aansluiting }: Beller): string[] {
    if (namensGemeenten.length === 0) return werkgever === aansluiting.organisatie ? [...aansluiting.gemeenten] : [];
    return namensGemeenten.filter((gemeente) => aansluiting.gemeenten.includes(gemeente));
  }

  private async weiger(fouten: readonly Fout[], medewerker: Medewerker | undefined, { aansluiting, persoon, leverancierOin, traceparent }: Beller, { activiteit }: Leesrecht): Promise<never> {
    // Whose name was borrowed is not who did it.
    const actor = persoon?.actorId ?? medewerker?.actorId;
    const rol = persoon?.rol ?? medewerker?.rol;
    const velden = fouten.map(({ pad }) => pad);
    const record = { activiteit, uitkomst: 'GEWEIGERD' as const, code: 'NIET_BEVOEGD', aansluiting: aansluiting.naam, velden, ...(rol ? { rollen: [rol] } : {}), ...(actor ? { actor } : {}), ...(leverancierOin ? { leverancier: leverancierOin } : {}) };
    throw new Probleem('NIET_BEVOEGD', { fouten, beslissing: await this.opslag.transactie((tx) => schrijfLogboek(tx, 'BESLISSING', record, traceparent)) });
  }
}

export const alsContext = ({ medewerker: _medewerker, verbinding: _verbinding, leverancierOin: _leverancierOin, ...context }: Lezer): VraagContext => context;

/** Who read, for the log: always himself, with the colleague whose rights he used while deputising (contract.md §2). */
export const lezerrecord = ({ actorId, rol, doel, aansluiting, leverancierOin }: Lezer, voor: string = actorId): Pick<Beslissingsrecord, 'actor' | 'rollen' | 'doel' | 'aansluiting' | 'namens' | 'leverancier'> => ({
  actor: actorId,
  rollen: [rol],
  doel,
  aansluiting,
  ...(voor === actorId ? {} : { namens: voor }),
  ...(leverancierOin ? { leverancier: leverancierOin } : {}),
});

/** In whose name somebody with these gemeenten works in a case: that of its gemeente if he acts for it, else of his employer. */
export const organisatieIn = ({ namensGemeenten, werkgever }: Medewerker, gemeente: string): string => (namensGemeenten.includes(gemeente) ? gemeente : werkgever);
