import type { Voorvertoning } from '../api/api.types';
import { organisatienaam } from '../taal/woorden';
import type { Richting, Vraag } from './formulier.types';
import { rijenVan, type Rij } from './weergave';

export type Categorie = 'verloop' | 'contact' | 'formulier' | 'belastbaarheid';
export type Zichtbaar = { readonly categorie: Categorie; readonly kop: string; readonly rijen: readonly Rij[] };
export type Verborgen = { readonly wat: string; readonly waarom: string };

/** What one receiver sees and does not see, in plain words. */
export type Kijk = { readonly ontvanger: string; readonly ziet: readonly Zichtbaar[]; readonly zietNiet: readonly Verborgen[] };

const CATEGORIEEN: readonly (readonly [categorie: Categorie, kop: string])[] = [
  ['verloop', 'Hoe de overdracht loopt'],
  ['contact', 'Contactgegevens van de inwoner'],
  ['formulier', 'Wat de inwoner nodig heeft'],
  ['belastbaarheid', 'De onderbouwing'],
];

/** Never sent along this road, whoever receives (privacy framework): said aloud, because nobody can see what is absent. */
const NOOIT: readonly Verborgen[] = [
  { wat: 'Medische gegevens', waarom: 'Ziekte, diagnose, behandeling en medicijnen delen we niet.' },
  { wat: 'Rapporten van een arts', waarom: 'Alleen dat er een conclusie is, gaat mee. Het stuk blijft bij u.' },
  { wat: 'Gegevens over een boete of andere sanctie', waarom: 'Die horen niet bij een overdracht.' },
  { wat: 'Het burgerservicenummer', waarom: 'Schakel werkt met een eigen nummer.' },
];

const ROL: Readonly<Record<Richting, 'participatiecoach' | 'werkcoach'>> = { KP3_NAAR_KP4: 'participatiecoach', KP4_NAAR_KP3: 'werkcoach' };

export const ontvangendeRol = (richting: Richting): 'participatiecoach' | 'werkcoach' => ROL[richting];
export const ontvangerVan = (richting: Richting, gemeente: string): string => `de ${ROL[richting]} van ${organisatienaam(richting === 'KP3_NAAR_KP4' ? gemeente : 'WERKZAAK')}`;

type Data = Readonly<Record<string, unknown>> & { readonly nietVerstrekt?: readonly { readonly categorie: string; readonly code: string }[] };

const waaromNiet = (categorie: Categorie, verstuurd: boolean, code: string | undefined): string => {
  if (!verstuurd) return categorie === 'belastbaarheid' ? 'U gaf nog geen onderbouwing.' : 'U vulde hier niets in.';
  return code === 'NOODZAAK_ONTBREEKT' ? 'U vulde dit in. Maar er is niet vastgelegd waarom het nodig is.' : 'U vulde dit in. De afspraken staan niet toe dat deze coach het krijgt.';
};

/** The categories that are really in a message or a case, each with its rows. */
export const zichtbaarIn = (vragen: readonly Vraag[], data: Readonly<Record<string, unknown>>): readonly Zichtbaar[] =>
  CATEGORIEEN.map(([categorie, kop]) => ({ categorie, kop, rijen: rijenVan(vragen, categorie, data) })).filter(({ rijen }) => rijen.length > 0);

/** What the receiving coach of this proposal sees, by what the hub would really deliver; a category that is not given is under "niet". */
export const kijkVan = (vragen: readonly Vraag[], richting: Richting, gemeente: string, verstuurd: Readonly<Record<string, unknown>>, { ontvangers }: Voorvertoning): Kijk => {
  const data = ontvangers.find(({ rol, bericht }) => rol === ROL[richting] && bericht !== undefined)?.bericht?.data as Data | undefined;
  const ziet = zichtbaarIn(vragen, data ?? {});
  const code = (categorie: string): string | undefined => data?.nietVerstrekt?.find((een) => een.categorie === categorie)?.code;
  const gemist = CATEGORIEEN.filter(([categorie]) => !ziet.some((een) => een.categorie === categorie)).map(([categorie, kop]) => ({ wat: kop, waarom: waaromNiet(categorie, verstuurd[categorie] !== undefined, code(categorie)) }));
  return { ontvanger: ontvangerVan(richting, gemeente), ziet, zietNiet: [...gemist, ...NOOIT] };
};
