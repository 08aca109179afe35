import { randomUUID } from 'node:crypto';
import type { Datum } from '#shared/kernel/datum';
import type { Api } from '../api/api';
import type { Overdracht, Situatie } from '../api/api.types';
import type { Concept } from '../api/bericht';
import type { Medewerkers } from '../api/medewerkers';
import type { Vandaag } from '../api/vandaag';
import type { Sessie } from '../sessie/sessie';
import { naamVan } from '../taal/woorden';
import type { Formulieren } from './formulieren';
import type { Formulierblad, Ingevuld, Richting, Vraag } from './formulier.types';
import { sectiesVan, waardenUit } from './invoer';
import { ontvangendeRol } from './voorvertoning.view';
import { vragenVoor } from './vragen';

/** Everything around one proposal that is being filled in. */
export type Voorstel = {
  /** The page it is filled in on. */
  readonly pad: string;
  readonly richting: Richting;
  readonly gemeente: string;
  readonly inwonerRef: string;
  readonly zaakId: string;
  readonly vandaag: Datum;
  readonly blad: Formulierblad;
  readonly vragen: readonly Vraag[];
  /** What is known already: the registration, or the proposal that came back. */
  readonly bekend: Ingevuld;
  /** Codes that the receiver said are missing. */
  readonly ontbrekend: readonly string[];
};

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-5][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** A werkcoach hands over to the gemeente, a participatiecoach to Werkzaak; nobody else proposes. */
const richtingVan = ({ wie }: Sessie): Richting | undefined => (wie.rol === 'werkcoach' ? 'KP3_NAAR_KP4' : wie.rol === 'participatiecoach' ? 'KP4_NAAR_KP3' : undefined);

/** Finds what a proposal needs, all of it through the public API and in the name of who asks. */
export class Voorstellen {
  constructor(
    private readonly api: Api,
    private readonly formulieren: Formulieren,
    private readonly medewerkers: Medewerkers,
    private readonly klok: Vandaag,
  ) {}

  /** Undefined when this person may not propose for this resident. The case keeps the id it got when the form was opened. */
  async nieuw(inwonerRef: string, zaakId: unknown, sessie: Sessie): Promise<Voorstel | undefined> {
    const richting = richtingVan(sessie);
    const situatie = richting && UUID.test(inwonerRef) ? await this.api.vind<Situatie>(`/v1/inwoners/${inwonerRef}/situatie`, 'OVERDRACHT', sessie) : undefined;
    if (!richting || !situatie) return undefined;
    const eigen = typeof zaakId === 'string' && UUID.test(zaakId) ? zaakId : randomUUID();
    const basis = { pad: `/overdracht/nieuw?inwoner=${inwonerRef}`, richting, gemeente: situatie.gemeente, inwonerRef, zaakId: eigen, ontbrekend: [] };
    return this.metVragen(basis, { contact: situatie.contact }, sessie);
  }

  /** A proposal that came back, to be completed by the side that sent it. */
  async aanvullen(zaakId: string, sessie: Sessie): Promise<Voorstel | undefined> {
    const overdracht = UUID.test(zaakId) ? await this.api.vind<Overdracht>(`/v1/overdrachten/${zaakId}`, 'OVERDRACHT', sessie) : undefined;
    const richting = richtingVan(sessie);
    if (!overdracht || overdracht.status !== 'TERUGGESTUURD' || overdracht.verloop.richting !== richting || !richting) return undefined;
    const { gemeente, inwonerRef, verloop, contact, formulier, belastbaarheid } = overdracht;
    const basis = { pad: `/overdracht/${zaakId}/aanvullen`, richting, gemeente, inwonerRef, zaakId, ontbrekend: verloop.ontbrekend ?? [] };
    return this.metVragen(basis, { verloop, contact, formulier, belastbaarheid }, sessie);
  }

  private async metVragen(basis: Omit<Voorstel, 'blad' | 'vragen' | 'bekend' | 'vandaag'>, gegevens: unknown, sessie: Sessie): Promise<Voorstel> {
    const vandaag = await this.klok.dag();
    const [blad, collegas] = await Promise.all([this.formulieren.op(vandaag, sessie), this.medewerkers.alle(sessie, basis.gemeente)]);
    const rol = ontvangendeRol(basis.richting);
    const organisatie = rol === 'werkcoach' ? 'WERKZAAK' : basis.gemeente;
    const vragen = vragenVoor(blad, basis.richting, collegas.filter((een) => een.rol === rol && een.organisatie === organisatie).map(({ actorId }) => ({ code: actorId, label: naamVan(actorId) })));
    return { ...basis, vandaag, blad, vragen, bekend: waardenUit(vragen, gegevens) };
  }
}

/** The message that the answers make. */
export const conceptVan = ({ richting, gemeente, inwonerRef, zaakId, vandaag, blad, vragen }: Voorstel, waarden: Ingevuld): Concept => {
  const { verloop, formulier, ...overige } = sectiesVan(vragen, waarden);
  return {
    soort: 'overdracht.voorgesteld',
    doel: 'OVERDRACHT',
    gemeente,
    peildatum: vandaag,
    inwonerRef,
    zaakId,
    secties: { verloop: { richting, ...verloop }, formulier: { formulierVersie: blad.formulier.formulierVersie, ...formulier }, ...overige },
  };
};
