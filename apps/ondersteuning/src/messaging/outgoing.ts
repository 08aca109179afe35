import type { Rol, VerzegeldBericht } from '#shared/contracts/bericht';
import { bekendeSoort } from '#shared/contracts/catalogus';
import { stelHubbericht } from '#shared/contracts/hubbericht';
import type { Adres, Feit, InBericht, MailSoort } from '#shared/contracts/intern';
import { REGIO } from '#shared/contracts/catalogus.types';
import { uuid5 } from '#shared/messaging/codec';
import { gemeentenVan, type Partijen } from '#shared/policy/partijen';
import { WERKZAAK } from '../domain/access';
import type { Betrokkene, Stap, Verzoek } from '../domain/verzoek.types';
import type { Omgeving } from '../omgeving';
import { vandaagVan } from './incoming';

const TE_DOEN: readonly MailSoort[] = ['VERZOEK_BEHANDELEN'];

const isZelfde = (een: Betrokkene, ander: Betrokkene): boolean => een.rol === ander.rol && een.organisatie === ander.organisatie;

/** Both sides but the one that spoke; of which both hear when they are of the same role. */
const andereKant = ({ vrager, behandelaar }: Verzoek, { bericht }: InBericht): Adres[] => {
  const { afzender: { rol, werkgever, namensGemeente } } = bericht.data;
  const spreekt = ({ rol: eigen, organisatie }: Betrokkene): boolean => (rol === 'systeem' ? organisatie === werkgever : rol === eigen && organisatie === (namensGemeente ?? werkgever));
  const kanten = isZelfde(vrager, behandelaar) ? [vrager] : [vrager, behandelaar];
  const over = kanten.filter((kant) => !spreekt(kant));
  return over.length > 0 ? over : kanten;
};

/** What the hub decided at once, told to both sides in its own name. */
const hubFeit = (invoer: InBericht, gebeurtenis: string, { zaakId, inwonerRef, gemeente, vrager, behandelaar }: Verzoek, { partijen }: Omgeving): Feit => {
  const { bericht, stempel } = invoer;
  const type = `nl.participatiewet.${bekendeSoort(bericht.type).context}.${gebeurtenis}.v1`;
  const peildatum = vandaagVan(invoer);
  const id = uuid5(`${type}:${zaakId}:${bericht.source}:${bericht.id}`);
  return { bericht: stelHubbericht({ type, id, time: stempel.klok, zaakId, inwonerRef, gemeente, peildatum, verloop: { datum: peildatum } }, partijen.hub), adressen: [vrager, behandelaar] };
};

/** The message itself goes to the other side; while nobody has answered, there is something to do until the day of the norm. */
export const feitenVan = (invoer: InBericht, verzoek: Verzoek, stap: Stap<object>, omgeving: Omgeving): Feit[] => {
  const { bericht } = invoer;
  const feit: Feit = {
    bericht,
    adressen: andereKant(verzoek, invoer),
    ...(verzoek.uiterlijk === null ? { takenAf: [{ bereik: 'ZAAK', soorten: TE_DOEN }] } : {}),
    // The day of the answer belongs to the task of whoever is asked, and to no other that the message makes.
    ...(verzoek.uiterlijk !== null && TE_DOEN.some((soort) => soort === bekendeSoort(bericht.type).mail?.soort) ? { uiterlijk: verzoek.uiterlijk } : {}),
  };
  return stap.hub ? [feit, hubFeit(invoer, stap.hub, verzoek, omgeving)] : [feit];
};

/** The hub's own message about the resident, kept as a fact of this owner: it goes to nobody and ends what there was to do in these requests. */
export const verzoekenVervallen = (bericht: VerzegeldBericht, verzoeken: readonly Verzoek[]): Feit[] =>
  verzoeken.length > 0 ? [{ bericht, adressen: [], takenAf: verzoeken.map(({ zaakId }) => ({ bereik: 'ZAAK', zaakId, soorten: TE_DOEN })) }] : [];

/** About nobody: to everybody in these roles who works for what it is about. */
export const algemeenFeit = ({ bericht }: InBericht, rollen: readonly Rol[], partijen: Pick<Partijen, 'organisaties'>): Feit => {
  const { gemeente } = bericht.data;
  const voor = gemeente === REGIO ? gemeentenVan(partijen) : [gemeente];
  const bij = (rol: Rol): readonly string[] => (rol === 'participatiecoach' ? voor : [WERKZAAK]);
  return { bericht, adressen: rollen.flatMap((rol) => bij(rol).map((organisatie) => ({ rol, organisatie, actorId: null }))) };
};
