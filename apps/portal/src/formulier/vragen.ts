import type { Formulierblad, Optie, Richting, Veld, Vraag } from './formulier.types';

const JA_NEE: readonly Optie[] = [
  { code: 'ja', label: 'Ja' },
  { code: 'nee', label: 'Nee' },
];
const BEWIJS = 'belastbaarheid.onderbouwing.type';

const nodigVoor = ({ versturen, acceptatie }: Veld, richting: Richting): Vraag['nodig'] =>
  versturen?.includes(richting) ? 'VERSTUREN' : acceptatie?.includes(richting) ? 'ACCEPTATIE' : 'NIET';

const optiesVan = ({ pad, soort, opties = [], lijst }: Veld, { codelijsten, onderbouwing }: Formulierblad, richting: Richting, coaches: readonly Optie[]): readonly Optie[] => {
  if (soort === 'janee') return JA_NEE;
  if (soort === 'medewerker') return coaches;
  if (lijst) return codelijsten[lijst] ?? [];
  // Evidence that is not enough in this direction on this day is not offered: it would only come back.
  return pad === BEWIJS ? opties.filter(({ code }) => onderbouwing[richting].soorten.includes(code)) : opties;
};

/** The questions of one direction on one day, in the order of the form. */
export const vragenVoor = (blad: Formulierblad, richting: Richting, coaches: readonly Optie[]): readonly Vraag[] => {
  const vragen = blad.formulier.velden
    .filter(({ richtingen }) => !richtingen || richtingen.includes(richting))
    .map(({ richtingen: _r, versturen, acceptatie, lijst, ...veld }): Vraag => {
      const bron = { ...veld, ...(versturen ? { versturen } : {}), ...(acceptatie ? { acceptatie } : {}), ...(lijst ? { lijst } : {}) };
      return { ...veld, opties: optiesVan(bron, blad, richting, coaches), nodig: nodigVoor(bron, richting) };
    });
  const kiesbaar = ({ pad, waarden }: NonNullable<Vraag['bijKeuze']>): boolean => vragen.some((ander) => ander.pad === pad && ander.opties.some(({ code }) => waarden.includes(code)));
  return vragen.filter(({ bijKeuze }) => !bijKeuze || kiesbaar(bijKeuze));
};
