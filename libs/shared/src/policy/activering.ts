import { isDatum, type Datum } from '#shared/kernel/datum';
import type { Beleidsbestand, Versiebestand } from './beleid.types';
import { ConfiguratieFout } from './bestand';

/** A decision to let a prepared version hold from a day on (D-01); the versions before it end on that day. */
export type Activering = { readonly id: string; readonly versie: string; readonly vanaf: Datum };

const VORM = /^([a-z0-9-]+)@([A-Za-z0-9]+)=(\d{4}-\d{2}-\d{2})$/;

/** Reads `ontheffing-bij-overdracht@B=2025-09-02`, several separated by commas. */
export const leesActiveringen = (tekst: string): Activering[] =>
  tekst
    .split(',')
    .map((deel) => deel.trim())
    .filter(Boolean)
    .map((deel) => {
      const [, id, versie, vanaf] = VORM.exec(deel) ?? [];
      if (!id || !versie || !isDatum(vanaf)) throw new ConfiguratieFout('BELEID_ACTIVERINGEN', ['gebruik <beleid>@<versie>=<jjjj-mm-dd>, gescheiden door komma’s']);
      return { id, versie, vanaf };
    });

const isGoedgekeurd = ({ goedgekeurdDoor }: Versiebestand, { vraagtGoedkeuringVan }: Beleidsbestand): boolean => vraagtGoedkeuringVan === undefined || goedgekeurdDoor.includes(vraagtGoedkeuringVan);

/** Standing versions that neither name the approval they need nor say that it is still to be confirmed. */
export const zonderGoedkeuring = (bestand: Beleidsbestand): Versiebestand[] =>
  bestand.versies.filter((versie) => versie.actief && !isGoedgekeurd(versie, bestand) && !versie.teBevestigen.some((punt) => punt.includes(bestand.vraagtGoedkeuringVan ?? '')));

const gebrekVan = (versie: Versiebestand | undefined, bestand: Beleidsbestand, voorbeelden: boolean): string | undefined => {
  if (!versie) return 'bestaat niet';
  if (versie.actief) return 'geldt al';
  if (versie.voorbeeld && !voorbeelden) return 'is een voorbeeld en kan alleen in de zandbak gelden';
  if (!versie.afgestemdMet.length) return 'zegt niet met wie zij is afgestemd';
  if (!isGoedgekeurd(versie, bestand)) return `is niet goedgekeurd door ${bestand.vraagtGoedkeuringVan}`;
  return undefined;
};

const beeindigOp = (versies: readonly Versiebestand[], dag: Datum): Versiebestand[] =>
  versies
    .filter(({ vanaf }) => vanaf === undefined || vanaf < dag)
    .map((versie) => (versie.tot === undefined || versie.tot > dag ? { ...versie, tot: dag } : versie));

/** The versions of one agreement that hold at some time, after the activations were applied in order of day. */
export const activeer = (bestand: Beleidsbestand, activeringen: readonly Activering[], voorbeelden: boolean): Versiebestand[] =>
  activeringen
    .filter(({ id }) => id === bestand.id)
    .sort((a, b) => a.vanaf.localeCompare(b.vanaf))
    .reduce<Versiebestand[]>(
      (geldend, { versie: naam, vanaf }) => {
        const versie = bestand.versies.find((kandidaat) => kandidaat.versie === naam);
        const gebrek = gebrekVan(versie, bestand, voorbeelden);
        if (!versie || gebrek) throw new ConfiguratieFout(bestand.id, [`versie ${naam} ${gebrek ?? 'bestaat niet'}`]);
        return [...beeindigOp(geldend, vanaf), { ...versie, vanaf }];
      },
      bestand.versies.filter(({ actief }) => actief),
    );
