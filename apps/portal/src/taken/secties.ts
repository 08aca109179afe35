import type { Datum } from '#shared/kernel/datum';
import type { Contact, Gewist, Onderbouwing, Ontheffing, Overdracht, Sanctie, Signaal, Situatie } from '../api/api.types';
import { ARBEIDSVERMOGEN, BRON, DRIEGESPREKSTAND, HULPVRAAG, KANAAL, leesbaar, ONDERBOUWING, ONDERBOUWINGSTAND, ONTHEFFINGSOORT, ONTHEFFINGSTAND, OVERDRACHTSTAND, PERSPECTIEF, PROFIEL, REACTIE, RICHTING, SANCTIEGROND, SANCTIESOORT, SANCTIESTAND, SIGNAALSOORT, UITKOMST, van, VERPLICHTING } from '../taal/begrippen';
import { afwijkingen } from '../taal/afwijkingen';
import { voluit, zonderDag } from '../taal/datum';
import { functie, naamVan, organisatienaam, teamnaam } from '../taal/woorden';

/** A heading with plain rows: what a page shows of a case, already in words. */
export type Rij = { readonly naam: string; readonly tekst: string };
export type Sectie = { readonly kop: string; readonly rijen: readonly Rij[] };

export const rij = (naam: string, tekst: string | undefined | null): Rij[] => (tekst ? [{ naam, tekst }] : []);
export const datum = (naam: string, dag: Datum | null | undefined): Rij[] => rij(naam, dag ? zonderDag(dag) : undefined);
const janee = (naam: string, waarde: unknown): Rij[] => (typeof waarde === 'boolean' ? [{ naam, tekst: waarde ? 'Ja' : 'Nee' }] : []);
export const sectie = (kop: string, ...rijen: readonly (readonly Rij[])[]): Sectie[] => {
  const alle = rijen.flat();
  return alle.length > 0 ? [{ kop, rijen: alle }] : [];
};

const TALEN = new Intl.DisplayNames(['nl'], { type: 'language' });
const metHoofdletter = (tekst: string): string => `${tekst.slice(0, 1).toUpperCase()}${tekst.slice(1)}`;
const taal = (code: string): string => metHoofdletter(TALEN.of(code) ?? code);

export const contactsectie = (contact: Contact | undefined): Sectie[] =>
  contact
    ? sectie('De inwoner', rij('Naam', contact.naam), rij('Adres', contact.adres), rij('Telefoon', contact.telefoon), rij('Taal', contact.taalvoorkeur ? taal(contact.taalvoorkeur) : undefined))
    : [];

const GEWIST: Readonly<Record<string, string>> = { zaakinhoud: 'Gegevens bij deze zaak', handhaving: 'Gegevens over de sanctie of het signaal', doorvoer: 'Gegevens van de inwoner' };

/** Content that was there and is not any more: said plainly, for an empty page reads as a fault. */
export const gewistsectie = (gewist: readonly Gewist[] = []): Sectie[] =>
  sectie(
    'Gewist',
    ...gewist.map(({ op, regel }) => rij(GEWIST[regel] ?? 'Gegevens', `Gewist op ${zonderDag(op)}, want de bewaartermijn is voorbij. Kijk in uw eigen dossier.`)),
  );

const codes = (waarde: unknown): string | undefined => (Array.isArray(waarde) && waarde.length > 0 ? waarde.map((code) => leesbaar(String(code))).join(', ') : undefined);
const tekst = (waarde: unknown): string | undefined => (typeof waarde === 'string' ? waarde : undefined);

const vermogen = (perspectief: Readonly<Record<string, unknown>>): string | undefined => {
  const { verwachtArbeidsvermogen: verwacht, maanden } = perspectief;
  return verwacht === 'BINNEN_MAANDEN' && typeof maanden === 'number' ? `Te verwachten binnen ${maanden} maanden` : van(ARBEIDSVERMOGEN, tekst(verwacht));
};

const planVan = ({ planVanAanpak, planVanAanpakRef }: Readonly<Record<string, unknown>>): string | undefined => {
  if (!planVanAanpak) return tekst(planVanAanpakRef);
  const { aanwezig, ref, datum: opgesteldOp, versie } = planVanAanpak as { readonly aanwezig: boolean; readonly ref?: string; readonly datum?: Datum; readonly versie?: number };
  return aanwezig && opgesteldOp ? `${ref ?? ''}, versie ${versie ?? ''} van ${zonderDag(opgesteldOp)}` : 'Er is geen plan';
};

const formuliersectie = (formulier: Readonly<Record<string, unknown>> | undefined): Sectie[] => {
  if (!formulier) return [];
  const perspectief = (formulier['perspectief'] ?? {}) as Readonly<Record<string, unknown>>;
  return sectie(
    'Wat de collega schrijft',
    rij('Belangrijkste hulpvraag', van(HULPVRAAG, tekst(formulier['hulpvraagMeestProminent']))),
    rij('Doelen', codes(formulier['doelen'])),
    rij('Werkt toe naar', van(PERSPECTIEF, tekst(formulier['perspectiefOp']))),
    rij('Wat werken lastig maakt', codes(formulier['afstandsredenen'])),
    rij('Kans op werk', vermogen(perspectief)),
    janee('Heeft baat bij een participatiecoach', perspectief['baatBijParticipatiecoach']),
    janee('Kan werken', formulier['arbeidsvermogen']),
    janee('Wil werken', formulier['gemotiveerd']),
    rij('Mogelijkheden en behoeften', tekst(formulier['mogelijkhedenBehoeften'])),
    rij('Lopende trajecten', codes(formulier['lopendeTrajecten'])),
    rij('Plan van aanpak', planVan(formulier)),
    rij('Motivering', tekst(formulier['motivering'])),
  );
};

const onderbouwingsectie = (onderbouwing: Onderbouwing | undefined): Sectie[] =>
  onderbouwing
    ? sectie(
        'Onderbouwing',
        rij('Soort', van(ONDERBOUWING, onderbouwing.type)),
        rij('Van', van(BRON, onderbouwing.bronsoort)),
        datum('Datum van de conclusie', onderbouwing.datumConclusie),
        rij('Vastgesteld door', onderbouwing.vastgesteldDoor),
        rij('Uren per week', onderbouwing.urenPerWeek?.toString()),
        datum('Sinds', onderbouwing.sinds),
        rij('Aantal maanden', onderbouwing.maanden?.toString()),
        rij('Dagdelen per week', onderbouwing.dagdelenPerWeek?.toString()),
        rij('Uitleg', onderbouwing.motivering),
      )
    : [];

export const overdrachtsecties = ({ status, verloop, formulier, belastbaarheid, gewist }: Overdracht): Sectie[] => [
  ...sectie(
    'De overdracht',
    rij('Hoe het staat', van(OVERDRACHTSTAND, status)),
    rij('Richting', van(RICHTING, verloop.richting)),
    datum('Voorgesteld op', verloop.voorgesteldOp),
    datum('Gewenste startdatum', verloop.voorgesteldeStartdatum),
    datum('Afgesproken startdatum', verloop.startdatum),
    rij('Nieuwe coach', verloop.nieuweCoach ? naamVan(verloop.nieuweCoach) : undefined),
    datum('Met de inwoner besproken', verloop.inwonerGeraadpleegdOp),
    datum('Inwoner heeft uitleg gehad', verloop.inwonerVoorgelichtOp),
    rij('Driegesprek', van(DRIEGESPREKSTAND, verloop.driegesprek)),
    datum('Dag van het driegesprek', verloop.driegesprekOp),
    rij('Onderbouwing', van(ONDERBOUWINGSTAND, verloop.onderbouwing)),
    rij('Wat ontbreekt', codes(verloop.ontbrekend)),
  ),
  ...formuliersectie(formulier),
  ...onderbouwingsectie(belastbaarheid?.onderbouwing),
  ...gewistsectie(gewist),
];

export const sanctiesecties = ({ status, verloop, handhaving, uitkomst, gewist }: Sanctie): Sectie[] => [
  ...sectie(
    'Waar het om gaat',
    rij('Hoe het staat', van(SANCTIESTAND, status)),
    rij('Wat overwogen wordt', van(SANCTIESOORT, handhaving?.sanctieSoort)),
    rij('Reden', van(SANCTIEGROND, handhaving?.grond)),
    datum('Overwogen op', verloop.overwegingsDatum),
    rij('Gesprekken met de inwoner', handhaving?.gesprekken?.map(({ gespreksdatum, kanaal }) => `${zonderDag(gespreksdatum)} ${KANAAL[kanaal] ?? ''}`.trim()).join('; ')),
    rij('Antwoord van de coach', van(REACTIE, verloop.reactie)),
    datum('De coach komt met een voorstel op', verloop.voorstelDatum),
    rij('Uitkomst', van(UITKOMST, uitkomst?.uitkomst)),
    datum('Besloten op', uitkomst?.besluitDatum),
    rij('Wat afwijkt', afwijkingen('boete', verloop.afwijkingen).join(' ')),
  ),
  ...gewistsectie(gewist),
];

export const signaalsecties = ({ partner, soortSignaal, datum: op, gewist }: Signaal): Sectie[] => [
  ...sectie('Het signaal', rij('Van', metHoofdletter(partner)), rij('Het gaat over', van(SIGNAALSOORT, soortSignaal)), datum('Gezien op', op)),
  ...gewistsectie(gewist),
];

export const ontheffingsecties = ({ verloop, gewist }: Ontheffing): Sectie[] => [
  ...sectie(
    'De ontheffing',
    rij('Hoe het staat', van(ONTHEFFINGSTAND, verloop.status)),
    rij('Soort', van(ONTHEFFINGSOORT, verloop.soort)),
    rij('Hoeft nu niet', verloop.scope?.map((deel) => VERPLICHTING[deel] ?? deel).join('; ')),
    datum('Ingegaan op', verloop.ingangsdatum),
    rij('Laatste dag', verloop.laatsteDag ? voluit(verloop.laatsteDag) : undefined),
    datum('Bezwaar mogelijk tot en met', verloop.laatsteDagBezwaar),
    rij('Wat afwijkt', afwijkingen('ontheffing', verloop.afwijkingen).join(' ')),
  ),
  ...gewistsectie(gewist),
];

export const situatiesecties = ({ gemeente, klantprofiel, regie, ontheffingen = [] }: Situatie): Sectie[] =>
  sectie(
    'Situatie nu',
    rij('Gemeente', organisatienaam(gemeente).replace('gemeente ', '')),
    rij('Klantprofiel', van(PROFIEL, klantprofiel)),
    rij('Begeleiding door', regie?.organisatie ? metHoofdletter(organisatienaam(regie.organisatie)) : undefined),
    rij('Coach', regie?.coach ? naamVan(regie.coach) : undefined),
    ontheffingen.flatMap(({ scope = [], laatsteDag }) =>
      rij('Ontheffing', `${scope.map((deel) => VERPLICHTING[deel] ?? deel).join('; ') || 'Loopt'}${laatsteDag ? `, tot en met ${zonderDag(laatsteDag)}` : ''}`),
    ),
  );

/** "Anna, werkcoach bij Werkzaak", or the team when nobody is named. */
export const mens = ({ actorId, rol, organisatie }: Overdracht['indiener']): string => (actorId ? `${naamVan(actorId)}, ${functie(rol, organisatie)}` : teamnaam(rol, organisatie));
