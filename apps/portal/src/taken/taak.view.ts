import type { Adres, Medewerker } from '../api/api.types';
import { nietGegeven } from '../taal/begrippen';
import { hoelang, voluit } from '../taal/datum';
import { informatiesecties } from '../informatie/informatie.secties';
import { magNuLezen } from '../informatie/informatie.view';
import { stappenVoor } from '../informatie/stappen';
import { antwoordenVoor } from './antwoorden';
import { voorWie } from './ontvanger';
import { contactsecties } from './contact.secties';
import { contactsectie, mens, ontheffingsecties, overdrachtsecties, rij, sanctiesecties, type Sectie, sectie, signaalsecties, situatiesecties } from './secties';
import { taaktekst } from './taakteksten';
import type { Actie, Taakview } from './taak.pagina';
import { verzoeksecties } from './verzoek.secties';
import { contactVan, type Zaak } from './zaak';

/** Whom to call about the case: who asked, or else the other side. */
const andereZijde = ({ overdracht, sanctie, verstrekking, verzoek, wie }: Zaak): Adres | undefined => {
  const bijVraag = verzoek ? [verzoek.vrager, verzoek.behandelaar] : [verstrekking?.vrager, verstrekking?.gever];
  const zijden = overdracht ? [overdracht.indiener, overdracht.ontvanger] : sanctie ? [sanctie.indiener, sanctie.ontvanger] : bijVraag;
  return zijden.find((zijde) => zijde && zijde.rol !== wie.rol) ?? undefined;
};

/** Who asked; for a task that the hub set, the other side, with the number the directory gives. */
const collegaVan = (zaak: Zaak, collegas: readonly Medewerker[]): Taakview['collega'] => {
  const { collega } = zaak.taak;
  if (collega) return { naam: mens(collega), telefoon: (collega.rol === 'inkomensconsulent' ? zaak.sanctie?.contact?.telefoon : undefined) ?? collega.telefoon };
  const ander = andereZijde(zaak);
  return ander ? { naam: mens(ander), telefoon: collegas.find(({ actorId }) => actorId === ander.actorId)?.werktelefoon ?? null } : null;
};

/** Who is not told the name finds the resident in his own system, by the reference that the hub gave it. */
const inwonersectie = (zaak: Zaak): Sectie[] => {
  const contact = contactsectie(contactVan(zaak));
  if (contact.length > 0 || zaak.taak.inwonerRef === null || zaak.taak.soort === 'ZAAK_GESLOTEN' || zaak.taak.soort === 'BERICHT_TERUGGEHAALD') return contact;
  return sectie('De inwoner', rij('Nummer in Schakel', zaak.taak.inwonerRef), rij('Wie is dit?', 'Zoek dit nummer op in uw eigen systeem.'));
};

const secties = (zaak: Zaak): Sectie[] => [
  ...(zaak.overdracht ? overdrachtsecties(zaak.overdracht) : []),
  ...(zaak.sanctie ? sanctiesecties(zaak.sanctie) : []),
  ...(zaak.ontheffing ? ontheffingsecties(zaak.ontheffing) : []),
  ...(zaak.verstrekking ? informatiesecties(zaak.verstrekking, zaak.lijsten ?? {}) : []),
  ...(zaak.cadans ? contactsecties(zaak.cadans) : []),
  ...(zaak.signaal ? signaalsecties(zaak.signaal) : []),
  ...(zaak.verzoek ? verzoeksecties(zaak.verzoek, zaak.lijsten ?? {}, zaak.gids) : []),
  ...inwonersectie(zaak),
  ...(zaak.situatie ? situatiesecties(zaak.situatie) : []),
];

/** A proposal that came back is completed in the form itself. */
const aanvullen = ({ overdracht, wie }: Zaak): Taakview['hoofdactie'] =>
  overdracht?.status === 'TERUGGESTUURD' && overdracht.indiener.rol === wie.rol ? { naar: `/overdracht/${overdracht.zaakId}/aanvullen`, tekst: 'Het voorstel aanvullen' } : null;

type Stapactie = Actie & { readonly hoofd: boolean };

/** The steps of a verstrekking are on the pages of the case itself, which stay when the task is done. */
const informatieacties = ({ taak, verstrekking, wie, vandaag }: Zaak): Stapactie[] => {
  if (!verstrekking) return [];
  const naar = `/informatie/${verstrekking.zaakId}`;
  const stand = { verstrekking, wie, vandaag };
  const stappen = taak.afgehandeldOp ? [] : stappenVoor(stand).map(({ sleutel, knop, hoofd }) => ({ naar: `${naar}/${sleutel}`, tekst: knop, hoofd: hoofd === true }));
  return [...stappen, magNuLezen(stand) ? { naar, tekst: 'Naar het lezen', hoofd: true } : { naar, tekst: 'Naar deze vraag', hoofd: false }];
};

export const taakview = (zaak: Zaak, collegas: readonly Medewerker[] = []): Taakview => {
  const { taak, vandaag, soort, overdracht, sanctie, ontheffing, verstrekking, verzoek } = zaak;
  const { titel, intro } = taaktekst(taak.soort, soort);
  const antwoorden: Stapactie[] = [...antwoordenVoor(zaak).map(({ sleutel, knop, hoofd }) => ({ naar: `/taken/${taak.taakId}/${sleutel}`, tekst: knop, hoofd: hoofd === true })), ...informatieacties(zaak)];
  const hoofdactie = aanvullen(zaak) ?? antwoorden.find(({ hoofd }) => hoofd) ?? null;
  const klaar = Boolean(taak.afgehandeldOp);
  const deel = overdracht ?? sanctie ?? ontheffing ?? verstrekking ?? verzoek;
  return {
    titel,
    intro,
    uiterlijk: taak.uiterlijk && { dag: voluit(taak.uiterlijk), hoelang: hoelang(vandaag, taak.uiterlijk) },
    voorWie: voorWie(taak),
    hint: taak.hint === 'ONDER_UWV_BEGELEIDING' ? 'Deze inwoner krijgt ook hulp van UWV. Stem dit af.' : null,
    afgehandeld: klaar,
    zonderZaak: !klaar && !deel && soort !== 'inwoner' && taak.zaak?.zaakId !== undefined,
    secties: secties(zaak),
    nietGegeven: nietGegeven(deel?.nietVerstrekt),
    collega: collegaVan(zaak, collegas),
    hoofdactie: hoofdactie && { naar: hoofdactie.naar, tekst: hoofdactie.tekst },
    acties: antwoorden.filter(({ naar }) => naar !== hoofdactie?.naar).map(({ naar, tekst }) => ({ naar, tekst })),
    afvinken: !klaar && taak.afvinkbaar ? { naar: `/taken/${taak.taakId}/klaar`, tekst: 'Dit is klaar', hoofd: hoofdactie === null } : null,
    inwonerPad: situatieZichtbaar(zaak) ? `/inwoners/${taak.inwonerRef}` : null,
  };
};

const situatieZichtbaar = ({ situatie, wie }: Zaak): boolean => situatie !== undefined && (wie.rol === 'werkcoach' || wie.rol === 'participatiecoach');
