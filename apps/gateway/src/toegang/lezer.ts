import { CATALOGUS } from '#shared/contracts/catalogus';
import type { Context } from '#shared/contracts/catalogus.types';
import type { VraagContext } from '#shared/contracts/intern';
import type { Klok } from '#shared/kernel/klok';
import { schrijfLogboek } from '#shared/logboek/logboek';
import type { Medewerker, Partijen } from '#shared/policy/partijen';
import { fout, Probleem, probleemVan, type Fout } from '../http/probleem';
import type { Opslag } from '../hub.opslag';
import type { Beller } from './beller';

export type Leeskop = { readonly medewerker: string | undefined; readonly doel: string | undefined };

/** What a read needs: rights follow from the catalogue, so a role without a view in these contexts reads nothing. */
export type Leesrecht = { readonly activiteit: string; readonly contexten: readonly Context[] };

/** A member of staff who reads through a connection, for the gemeenten that both act for. */
export type Lezer = VraagContext & { readonly medewerker: Medewerker };

const rollenVan = (contexten: readonly Context[]): Set<string> =>
  new Set(CATALOGUS.filter(({ context }) => contexten.includes(context)).flatMap(({ weergaven }) => Object.keys(weergaven)));

const doelenVan = (contexten: readonly Context[]): string[] => [...new Set(CATALOGUS.filter(({ context }) => contexten.includes(context)).flatMap(({ doelen }) => doelen))];

const ontbreekt = (kop: string, herstel: string): Fout => fout(kop, 'BERICHT_ONGELDIG', `De header ${kop} ontbreekt.`, herstel);

/** Reading personal data is done by somebody, for something: `Schakel-Medewerker` and `Schakel-Doel` (contract.md §2). */
export class Leestoegang {
  constructor(
    private readonly partijen: Partijen,
    private readonly klok: Klok,
    private readonly opslag: Opslag,
  ) {}

  /** The reader, or a refusal that is on record. */
  async eis(kop: Leeskop, beller: Beller, recht: Leesrecht): Promise<Lezer> {
    const { medewerker: actorId, doel } = kop;
    const fouten = [
      ...(actorId ? [] : [ontbreekt('Schakel-Medewerker', 'Noem de medewerker die leest.')]),
      ...(doel ? [] : [ontbreekt('Schakel-Doel', `Kies uit: ${doelenVan(recht.contexten).join(', ')}.`)]),
    ];
    if (!actorId || !doel) throw probleemVan(fouten);
    const medewerker = this.partijen.medewerker(actorId, this.klok.vandaag());
    const gemeenten = medewerker ? this.gemeentenVan(medewerker, beller) : [];
    const geweigerd = this.weigering(medewerker, gemeenten, beller, doel, recht);
    if (geweigerd || !medewerker) return this.weiger(geweigerd ?? [], medewerker, beller, recht);
    return { aansluiting: beller.aansluiting.naam, actorId, namens: [actorId, ...this.partijen.waarneemtVoor(actorId, this.klok.vandaag())], rol: medewerker.rol, gemeenten, doel, klok: this.klok.nu().toISOString(), medewerker };
  }

  private weigering(medewerker: Medewerker | undefined, gemeenten: readonly string[], { aansluiting }: Beller, doel: string, { contexten }: Leesrecht): Fout[] | undefined {
    const past = medewerker && aansluiting.rollen.includes(medewerker.rol) && gemeenten.length > 0;
    if (!past) return [fout('Schakel-Medewerker', 'NIET_BEVOEGD', 'Deze medewerker leest niet via uw aansluiting.')];
    if (!rollenVan(contexten).has(medewerker.rol)) return [fout('Schakel-Medewerker', 'NIET_BEVOEGD', 'Deze rol mag dit niet lezen.')];
    const doelen = doelenVan(contexten);
    return doelen.includes(doel) ? undefined : [fout('Schakel-Doel', 'NIET_BEVOEGD', 'Voor dit doel mag dit niet worden gelezen.', `Kies uit: ${doelen.join(', ')}.`)];
  }

  /** Someone without own gemeenten works for those of the connection of the own employer; nobody works for more than the connection. */
  private gemeentenVan({ namensGemeenten, werkgever }: Medewerker, { aansluiting }: Beller): string[] {
    if (namensGemeenten.length === 0) return werkgever === aansluiting.organisatie ? [...aansluiting.gemeenten] : [];
    return namensGemeenten.filter((gemeente) => aansluiting.gemeenten.includes(gemeente));
  }

  private async weiger(fouten: readonly Fout[], medewerker: Medewerker | undefined, { aansluiting, traceparent }: Beller, { activiteit }: Leesrecht): Promise<never> {
    const record = { activiteit, uitkomst: 'GEWEIGERD' as const, code: 'NIET_BEVOEGD', aansluiting: aansluiting.naam, ...(medewerker ? { actor: medewerker.actorId } : {}) };
    await this.opslag.transactie((tx) => schrijfLogboek(tx, 'BESLISSING', record, traceparent));
    throw new Probleem('NIET_BEVOEGD', { fouten });
  }
}

export const alsContext = ({ medewerker: _medewerker, ...context }: Lezer): VraagContext => context;
