import { join } from 'node:path';
import { beleidsschema, leesBeleidsbestanden, maakBeleid, type Beleid } from '../policy/beleid';
import type { Beleidsbestand } from '../policy/beleid.types';
import { keur } from '../policy/bestand';
import { keurWaarden, waardenschema } from '../policy/waarden';

const CONFIG = join(__dirname, '../../../../config');
const [klopt, waardenKloppen] = [beleidsschema(CONFIG), waardenschema(CONFIG)];

/** Made up: no law or memo says so. `waarden`: what it says otherwise than the version before it. */
export type Wijziging = { readonly id: string; readonly vanaf: string; readonly waarden: Readonly<Record<string, unknown>> };

const gewijzigd = (bestand: Beleidsbestand, { vanaf, waarden }: Wijziging): Beleidsbestand => {
  const geldend = bestand.versies.filter(({ actief }) => actief);
  const laatste = geldend.at(-1);
  const nieuw = {
    versie: 'proef', vanaf, actief: true, bron: [{ document: 'Proef', plaats: 'nergens', zin: 'Deze versie is voor een proef verzonnen.' }],
    afgestemdMet: ['niemand'], goedgekeurdDoor: 'niemand', teBevestigen: [], waarden: { ...laatste?.waarden, ...waarden },
  };
  return keurWaarden(bestand.id, keur(bestand.id, { ...bestand, versies: [...geldend.slice(0, -1), { ...laatste, tot: vanaf }, nieuw] }, klopt), waardenKloppen);
};

/** The agreements as they are configured, with later versions of some: read, and held against their schema, as the files are. */
export const metWijzigingen = (...wijzigingen: readonly Wijziging[]): Beleid => {
  const bestanden = leesBeleidsbestanden(CONFIG).map((bestand) => wijzigingen.filter(({ id }) => id === bestand.id).reduce(gewijzigd, bestand));
  return maakBeleid(bestanden, { activeringen: [], voorbeelden: false });
};
