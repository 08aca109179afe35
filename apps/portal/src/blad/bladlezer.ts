import type { Api } from '../api/api';
import type { Medewerker, Overdracht, Situatie } from '../api/api.types';
import type { Medewerkers } from '../api/medewerkers';
import type { Vandaag } from '../api/vandaag';
import type { Formulieren } from '../formulier/formulieren';
import type { Richting } from '../formulier/formulier.types';
import { ontvangendeRol, zichtbaarIn } from '../formulier/voorvertoning.view';
import { vragenVoor } from '../formulier/vragen';
import type { Sessie } from '../sessie/sessie';
import type { Bladgegevens, Coach } from './blad.view';

const OPEN: readonly string[] = ['VOORGESTELD', 'IN_OVERLEG', 'GEACCEPTEERD', 'TERUGGESTUURD'];

/** From whom to whom the data go, in that direction. */
export const organisatiesVan = (richting: Richting, gemeente: string): Pick<Bladgegevens, 'van' | 'naar'> =>
  ontvangendeRol(richting) === 'participatiecoach' ? { van: 'WERKZAAK', naar: gemeente } : { van: gemeente, naar: 'WERKZAAK' };

const coachIn = (collegas: readonly Medewerker[], wie: string | null): readonly Coach[] =>
  collegas.filter(({ actorId }) => actorId === wie).map(({ actorId, rol, organisatie, werktelefoon }) => ({ actorId, rol, organisatie, telefoon: werktelefoon ?? null }));

/** Reads what the sheet of one resident needs, in the name of the coach who prints it. */
export class Bladlezer {
  constructor(
    private readonly api: Api,
    private readonly medewerkers: Medewerkers,
    private readonly formulieren: Formulieren,
    private readonly klok: Vandaag,
  ) {}

  /** What is shared in general, with the coach of today; undefined for who may not see this resident. */
  async algemeen(ref: string, sessie: Sessie): Promise<Bladgegevens | undefined> {
    const situatie = await this.api.vind<Situatie>(`/v1/inwoners/${ref}/situatie`, 'OVERDRACHT', sessie);
    if (!situatie) return undefined;
    const [vandaag, collegas] = await Promise.all([this.klok.dag(), this.medewerkers.alle(sessie, situatie.gemeente)]);
    const coaches = coachIn(collegas, situatie.regie?.coach ?? sessie.wie.actorId);
    return { inwonerRef: ref, naam: situatie.contact?.naam, vandaag, van: situatie.regie?.organisatie ?? situatie.gemeente, naar: null, coaches, ziet: null };
  }

  /** The same with the handover that is going on, if there is one. */
  async lopend(ref: string, sessie: Sessie): Promise<Bladgegevens | undefined> {
    const basis = await this.algemeen(ref, sessie);
    if (!basis) return undefined;
    const lijst = await this.api.vind<{ overdrachten: readonly Overdracht[] }>(`/v1/overdrachten?inwonerRef=${ref}`, 'OVERDRACHT', sessie);
    const open = lijst?.overdrachten.find(({ status }) => OPEN.includes(status));
    const zaak = open && (await this.api.vind<Overdracht>(`/v1/overdrachten/${open.zaakId}`, 'OVERDRACHT', sessie));
    return zaak ? this.metZaak(zaak, basis, sessie) : basis;
  }

  private async metZaak({ verloop, gemeente, contact, formulier, belastbaarheid, ontvanger }: Overdracht, basis: Bladgegevens, sessie: Sessie): Promise<Bladgegevens> {
    const richting = (verloop.richting ?? 'KP3_NAAR_KP4') as Richting;
    const [blad, collegas] = await Promise.all([this.formulieren.op(verloop.voorgesteldOp ?? basis.vandaag, sessie), this.medewerkers.alle(sessie, gemeente)]);
    return {
      ...basis,
      ...organisatiesVan(richting, gemeente),
      naam: contact?.naam ?? basis.naam,
      coaches: [...basis.coaches, ...coachIn(collegas, verloop.nieuweCoach ?? ontvanger.actorId)],
      ziet: zichtbaarIn(vragenVoor(blad, richting, []), { verloop, contact, formulier, belastbaarheid }),
    };
  }
}
