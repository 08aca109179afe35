import type { Datum } from '#shared/kernel/datum';
import type { Rol } from '#shared/contracts/bericht';
import type { Categorie, Zichtbaar } from '../formulier/voorvertoning.view';
import { voluit } from '../taal/datum';
import { functie, naamVan, organisatienaam } from '../taal/woorden';

/** The sheet that the coach prints and talks through: on paper, for the resident, in plain words. */
export type Bladview = {
  readonly terug: string;
  /** Absent for who may not have it. */
  readonly naam: string | null;
  readonly datum: string;
  readonly van: string;
  readonly naar: string | null;
  readonly coaches: readonly { readonly naam: string; readonly telefoon: string | null }[];
  readonly delen: readonly string[];
  readonly delenNiet: readonly string[];
  readonly kiezen: readonly string[];
  readonly rechten: readonly string[];
};

export type Coach = { readonly actorId: string; readonly rol: Rol; readonly organisatie: string; readonly telefoon: string | null };

export type Bladgegevens = {
  readonly inwonerRef: string;
  readonly naam: string | undefined;
  readonly vandaag: Datum;
  readonly van: string;
  /** The organisation that gets the data; null when no handover is going on. */
  readonly naar: string | null;
  readonly coaches: readonly Coach[];
  /** What the receiver really sees; null when no handover is going on, then what is shared in general. */
  readonly ziet: readonly Zichtbaar[] | null;
};

const kleineLetter = (tekst: string): string => `${tekst.slice(0, 1).toLowerCase()}${tekst.slice(1)}`;

/** What each field is called when you speak to the resident about himself. */
const VOOR_U: Readonly<Record<Categorie, string>> = {
  verloop: 'wanneer u van coach wisselt en wat daarover is afgesproken',
  contact: 'hoe de nieuwe coach u kan bereiken',
  formulier: 'wat u wilt, wat u kunt en waarbij u hulp nodig hebt',
  belastbaarheid: 'waaruit blijkt dat dit bij u past, zoals werk of een conclusie',
};
const ALGEMEEN: readonly Categorie[] = ['verloop', 'contact', 'formulier', 'belastbaarheid'];

const CONTACT: Readonly<Record<string, string>> = { 'Naam van de inwoner': 'uw naam', Adres: 'uw adres', Telefoonnummer: 'uw telefoonnummer', 'In welke taal praat de inwoner het liefst?': 'de taal die u het liefst praat' };

/** Contact is named field by field, since people recognise it; the rest by what it is about. */
const regelsVan = ({ categorie, rijen }: Zichtbaar): string[] => (categorie === 'contact' ? rijen.map(({ naam }) => CONTACT[naam] ?? kleineLetter(naam)) : [VOOR_U[categorie]]);

const NIET_GEDEELD: Readonly<Record<Categorie, string>> = {
  verloop: 'wat er over de overdracht is afgesproken',
  contact: 'uw adres en telefoonnummer',
  formulier: 'wat u over uw wensen vertelde',
  belastbaarheid: 'hoeveel u kunt werken',
};
/** Never shared in a handover (privacy framework v2, §3). */
const NOOIT = ['welke ziekte of klachten u hebt', 'welke behandeling of medicijnen u krijgt', 'brieven en rapporten van uw arts', 'uw burgerservicenummer'];

export const bladview = ({ inwonerRef, naam, vandaag, van, naar, coaches, ziet }: Bladgegevens): Bladview => {
  const gegeven = ziet ?? ALGEMEEN.map((categorie) => ({ categorie, kop: '', rijen: categorie === 'contact' ? Object.keys(CONTACT).map((veld) => ({ naam: veld, tekst: '' })) : [] }));
  const ontbreekt = ziet === null ? [] : ALGEMEEN.filter((categorie) => !ziet.some((een) => een.categorie === categorie));
  return {
    terug: `/inwoners/${inwonerRef}`,
    naam: naam ?? null,
    datum: voluit(vandaag),
    van: organisatienaam(van),
    naar: naar === null ? null : organisatienaam(naar),
    coaches: coaches.map(({ actorId, rol, organisatie, telefoon }) => ({ naam: `${naamVan(actorId)}, ${functie(rol, organisatie)}`, telefoon })),
    delen: gegeven.flatMap(regelsVan),
    delenNiet: [...ontbreekt.map((categorie) => NIET_GEDEELD[categorie]), ...NOOIT],
    kiezen: ['U kunt een driegesprek vragen: een gesprek met u en beide coaches.', 'U mag zelf iemand meenemen naar een gesprek.', 'U beslist zelf of u iets vertelt over uw gezondheid.'],
    rechten: [
      'Hebt u vragen? Bel of mail uw coach.',
      'U mag zien wat wij over u delen. Vraag dit aan uw gemeente.',
      'Klopt er iets niet? Vraag ons om het te verbeteren.',
      'Denkt Werkzaak na over een boete? Dan hoort uw participatiecoach dat, om u te helpen.',
      'Krijgt u een besluit in een brief? In die brief staat hoe u bezwaar kunt maken.',
    ],
  };
};
