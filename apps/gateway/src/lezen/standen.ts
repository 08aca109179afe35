import { GROEPEN, type Groep } from '#shared/contracts/rapportage';
import { dag, plusDagen, type Datum } from '#shared/kernel/datum';
import type { Tx } from '#shared/persistence/tx';
import type { Beleid } from '#shared/policy/beleid';
import { lopendOp, periodeOp, type Stand } from '../vrijgave/situatie';
import { isBesloten } from './situatie';

/** Since when a resident who leaves klantprofiel 4 counts as one of those, and how many of them were expected (config/beleid/monitoring-kp4.yaml). */
type Monitoring = { readonly sinds: Datum; readonly hoogstensExtra: number };
type Groepsaantal = { readonly gemeente: string; readonly groep: Groep; readonly aantal: number };

const WERKZAAK = 'WERKZAAK';

export const monitoringOp = (beleid: Pick<Beleid, 'op'>, dag: Datum): Monitoring => beleid.op<Monitoring>('monitoring-kp4', dag).waarden;

/** The last day of that year, or of the last quarter that is past: from day to day a stock would show who moved. */
export const peildatumVan = (jaar: number, vandaag: Datum): Datum => {
  const kwartaalbegin = dag(`${vandaag.slice(0, 4)}-${String(Math.floor((Number(vandaag.slice(5, 7)) - 1) / 3) * 3 + 1).padStart(2, '0')}-01`);
  const [eindVanJaar, laatsteKwartaal] = [dag(`${jaar}-12-31`), plusDagen(kwartaalbegin, -1)];
  return eindVanJaar < laatsteKwartaal ? eindVanJaar : laatsteKwartaal;
};

/** Of every resident one group; null on a day on which nobody knows him. An ontheffing by law is the only one without an end (WIA-4). */
export const groepVan = (stand: Stand, op: Datum, sinds: Datum): { readonly gemeente: string; readonly groep: Groep } | null => {
  const periode = periodeOp(stand, op);
  if (!periode) return null;
  const { gemeente, klantprofiel, regie } = periode;
  const eerder = (stand.situatie?.perioden ?? []).some((een) => een.klantprofiel === 'KP4' && een.tot !== null && een.tot <= op && een.tot >= sinds);
  if (klantprofiel === 'KP4') return { gemeente, groep: lopendOp(stand, op).some(({ soort }) => !isBesloten(soort)) ? 'KP4_BLIJVEND_ONTHEVEN' : 'KP4' };
  if (klantprofiel !== null && regie === WERKZAAK && eerder) return { gemeente, groep: 'EERDER_KP4_BIJ_WERKZAAK' };
  return { gemeente, groep: GROEPEN.find((een) => een === klantprofiel) ?? 'ANDERS' };
};

const ALLE = 'SELECT situatie, ontheffing FROM stand WHERE situatie IS NOT NULL';

/** How many residents of these gemeenten are in which group on that day. */
export const telStanden = async ({ em }: Tx, op: Datum, sinds: Datum, gemeenten: readonly string[]): Promise<Groepsaantal[]> => {
  const perGroep = new Map<string, Groepsaantal>();
  for (const stand of await em.query<Stand[]>(ALLE)) {
    const gevonden = groepVan(stand, op, sinds);
    if (!gevonden || !gemeenten.includes(gevonden.gemeente)) continue;
    const sleutel = `${gevonden.gemeente}|${gevonden.groep}`;
    perGroep.set(sleutel, { ...gevonden, aantal: (perGroep.get(sleutel)?.aantal ?? 0) + 1 });
  }
  return [...perGroep.values()].sort((een, ander) => GROEPEN.indexOf(een.groep) - GROEPEN.indexOf(ander.groep));
};
