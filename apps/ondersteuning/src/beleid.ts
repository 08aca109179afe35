import type { Datum } from '#shared/kernel/datum';
import type { Beleid } from '#shared/policy/beleid';
import { plusWerkdagen } from '#shared/policy/werkdagen';
import type { Middelenverdeling } from './domain/begroting';
import type { Cadansregel } from './domain/cadans';
import type { Contactafspraak } from './domain/inkomensgesprek';
import type { Ontmoetingsafspraak } from './domain/ontmoeting';
import type { Planafspraak } from './domain/plan';
import type { Prijsregel } from './domain/prijs';

type Servicenormen = { readonly ondersteuning: { readonly antwoordWerkdagen: number } };
type Prijzen = { readonly regels: readonly Prijsregel[] };

/** Day through which an answer is expected: a service norm, never a ground to refuse (D-26). */
export const antwoordUiterlijk = (beleid: Beleid, vandaag: Datum): Datum => plusWerkdagen(vandaag, beleid.op<Servicenormen>('servicenormen', vandaag).waarden.ondersteuning.antwoordWerkdagen);

/** The price rules as they were agreed on that day; each says itself for which day of start it holds (P-09). */
export const prijsregels = (beleid: Beleid, op: Datum) => beleid.op<Prijzen>('instrumentprijzen', op);

export const ontmoetingsafspraak = (beleid: Beleid, op: Datum) => beleid.op<Ontmoetingsafspraak>('ontmoetingen', op);

/** How a resident has contact with income. */
export const contactafspraak = (beleid: Beleid, op: Datum) => beleid.op<Contactafspraak>('inkomenscontact', op);

/** How the re-integration means of a gemeente are split. */
export const middelenverdeling = (beleid: Beleid, op: Datum): Middelenverdeling => beleid.op<Middelenverdeling>('reintegratiemiddelen', op).waarden;

type Contactcadans = { readonly regels: readonly Cadansregel[] };

/** What that gemeente agreed about contact; undefined: nothing. */
export const cadansregel = (beleid: Beleid, gemeente: string, op: Datum): Cadansregel | undefined => beleid.op<Contactcadans>('contactcadans', op).waarden.regels.find((regel) => regel.gemeente === gemeente);

/** What the record of an evaluation says, by the law of that day (P-18, L-10). */
export const planafspraak = (beleid: Beleid, op: Datum) => beleid.op<Planafspraak>('plan-van-aanpak', op);
