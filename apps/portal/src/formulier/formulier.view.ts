import type { Zending } from '../api/zending';
import type { Deel, Formulierview, Groep } from './formulier.pagina';
import type { Ingevuld, Vraag } from './formulier.types';
import type { Voorstel } from './voorstel';
import { ontvangerVan } from './voorvertoning.view';
import type { Weigering } from './weigering';

/** "Een conclusie van een zorgprofessional": the words of the choice that these questions belong to. */
const keuzeInWoorden = ({ bijKeuze }: Vraag, vragen: readonly Vraag[]): string | null => {
  if (!bijKeuze) return null;
  const opties = vragen.find(({ pad }) => pad === bijKeuze.pad)?.opties ?? [];
  return opties.filter(({ code }) => bijKeuze.waarden.includes(code)).map(({ label }) => label).join(' of ');
};

const groepenVan = (vragen: readonly Vraag[], alle: readonly Vraag[]): readonly Groep[] =>
  vragen.reduce<Groep[]>((groepen, vraag) => {
    const bij = keuzeInWoorden(vraag, alle);
    const vorige = groepen.at(-1);
    if (vorige && vorige.bij === bij) return [...groepen.slice(0, -1), { bij, vragen: [...vorige.vragen, vraag] }];
    return [...groepen, { bij, vragen: [vraag] }];
  }, []);

export const delenVan = ({ blad, vragen }: Pick<Voorstel, 'blad' | 'vragen'>): readonly Deel[] =>
  blad.formulier.delen
    .map(({ id, titel, uitleg }) => ({ id, titel, uitleg, groepen: groepenVan(vragen.filter(({ deel }) => deel === id), vragen) }))
    .filter(({ groepen }) => groepen.length > 0);

export const formulierview = (voorstel: Voorstel, zending: Zending, waarden: Ingevuld, { fouten, algemeen, waarom }: Weigering): Formulierview => {
  const { pad, zaakId, richting, gemeente, blad, ontbrekend } = voorstel;
  const woorden = blad.codelijsten['ontbrekend'] ?? [];
  return {
    naar: pad,
    zending,
    zaakId,
    titel: blad.formulier.titel,
    voorWie: `U stelt voor dat ${ontvangerVan(richting, gemeente)} de inwoner overneemt.`,
    ontbreekt: ontbrekend.map((code) => woorden.find((optie) => optie.code === code)?.label ?? 'Iets anders'),
    delen: delenVan(voorstel),
    waarden,
    fouten,
    algemeen,
    waarom,
  };
};
