import { parseArgs } from 'node:util';
import { Melding } from '../../sandbox/bestanden';
import { startCluster, type Cluster } from '../../sandbox/cluster';
import type { Urls } from '../../sandbox/toestand';
import { startHub, type Hub } from '../hub';
import { Doorgeefluik } from '../nemesis/doorgeefluik';
import { schrijfClusterbewijs } from './bewijs';
import { eisDrieLeden } from './knopen';
import { draaiRonde, type Opstelling, type Rondeuitslag } from './ronde';
import type { Stilte } from './tijdlijn';

export const GEBRUIK = `Gebruik: npm run cluster -- [opties]
  --seed <n>        eerste seed (standaard 1)
  --leider <n>      zoveel rondes waarin de leider van de wachtrijen valt (standaard 4)
  --minderheid <n>  zoveel rondes waarin twee van de drie knopen vallen (standaard 2)
  --berichten <n>   per ronde, naast het kloppen op de deur (standaard 300)
  --niet-bewaren    schrijf de uitkomst niet op in docs/proof`;

const OPTIES = { seed: { type: 'string' }, leider: { type: 'string' }, minderheid: { type: 'string' }, berichten: { type: 'string' }, 'niet-bewaren': { type: 'boolean' } } as const;

/** How long a killed node stays away before it starts again: long enough to see the others go on, or not. */
const WEG_MS = 6000;

export type Clusteropdracht = { readonly seed: number; readonly leider: number; readonly minderheid: number; readonly berichten: number; readonly bewaar: boolean };

export const leesOpdracht = (args: readonly string[]): Clusteropdracht => {
  try {
    const { values } = parseArgs({ args: [...args], options: OPTIES });
    const getal = (tekst: string | undefined, anders: number): number => {
      if (tekst !== undefined && !/^\d{1,9}$/.test(tekst)) throw new Error('no number');
      return tekst === undefined ? anders : Number(tekst);
    };
    return { seed: getal(values.seed, 1), leider: getal(values.leider, 4), minderheid: getal(values.minderheid, 2), berichten: getal(values.berichten, 300), bewaar: values['niet-bewaren'] !== true };
  } catch {
    throw new Melding(GEBRUIK);
  }
};

/** As an operator would: the services are told where the broker is. */
const metBroker = async <T>({ amqp, beheer }: Cluster['rabbit'], doe: () => Promise<T>): Promise<T> => {
  Object.assign(process.env, { AMQP_URL: amqp, RABBITMQ_BEHEER_URL: beheer });
  try {
    return await doe();
  } finally {
    delete process.env['AMQP_URL'];
    delete process.env['RABBITMQ_BEHEER_URL'];
  }
};

/** Parties have one address, as that of a load balancer. */
const viaLuik = ({ urls }: Hub['zandbak'], luik: Doorgeefluik): Urls => {
  const op = (adressen: string): string => {
    const adres = new URL(adressen.split(',')[0] ?? '');
    adres.port = String(luik.poort);
    return adres.toString();
  };
  return { ...urls, amqp: Object.fromEntries(Object.entries(urls.amqp).map(([naam, adressen]) => [naam, op(adressen)])) };
};

const alsTijd = (stilte: Stilte | undefined): string => (stilte ? `${stilte.langsteMs} ms niet, ${stilte.hervatNaMs} ms na de klap weer` : 'niet meer');

const vertel = ({ nr, soort, seed, geleid, weg, aannemen, bezorgen, vooraf, antwoorden, nietNu, gereed, berichten, dubbeleMails, bevindingen }: Rondeuitslag): void => {
  console.log(`ronde ${nr} (${soort}, seed ${seed}): de knoop leidde ${geleid} wachtrijen; alle knopen terug na ${(weg / 1000).toFixed(1)} s; ${berichten} berichten, ${dubbeleMails} dubbele mails: ${bevindingen.length === 0 ? 'in orde' : `${bevindingen.length} BEVINDINGEN`}`);
  console.log(`    aannemen: ${alsTijd(aannemen)} (vooraf hooguit ${vooraf.aannemen} ms niet); bezorgen: ${alsTijd(bezorgen)} (vooraf ${vooraf.bezorgen} ms)`);
  console.log(`    antwoorden intussen: ${JSON.stringify(antwoorden)}, 503 met Retry-After ${nietNu.met} en zonder ${nietNu.zonder}; gereedheid van de gateway ${gereed}`);
  for (const { soort: wat, wat: tekst } of bevindingen.slice(0, 10)) console.log(`    ${wat}: ${tekst}`);
};

const draaiRondes = async (opstelling: Opstelling, { seed, leider, minderheid, berichten }: Clusteropdracht): Promise<Rondeuitslag[]> => {
  const rondes: Rondeuitslag[] = [];
  for (let nr = 1; nr <= leider + minderheid; nr += 1) {
    const ronde = await draaiRonde(opstelling, { nr, soort: nr <= leider ? 'leider' : 'minderheid', seed: seed + nr - 1, berichten });
    vertel(ronde);
    rondes.push(ronde);
  }
  return rondes;
};

/** A hub on a broker of three nodes, of which some fall under load. The exit code. `bijStart` gets what stops everything. */
export const voerUit = async (args: readonly string[], map: string, bijStart: (stop: () => Promise<void>) => void): Promise<number> => {
  const opdracht = leesOpdracht(args);
  const meld = console.error;
  const cluster = await startCluster({ map, instantie: 'clusterbroker', wegMs: WEG_MS, voortgang: meld });
  const luik = await Doorgeefluik.open();
  let sluitHub = async (): Promise<void> => undefined;
  const stop = async (): Promise<void> => {
    await sluitHub();
    await luik.sluit();
    await cluster.stop();
  };
  bijStart(stop);
  try {
    const hub = await metBroker(cluster.rabbit, () => startHub({ map, instantie: 'cluster', meld }));
    sluitHub = hub.sluit;
    const wachtrijen = await eisDrieLeden(cluster);
    meld(`${wachtrijen} wachtrijen, elk op drie knopen`);
    luik.naar(cluster.knopen[0]?.amqpPoort ?? 0);
    const rondes = await draaiRondes({ hub, cluster, luik, partijurls: viaLuik(hub.zandbak, luik) }, opdracht);
    if (opdracht.bewaar) await schrijfClusterbewijs(hub, rondes, wachtrijen);
    return rondes.some(({ bevindingen }) => bevindingen.length > 0) ? 1 : 0;
  } finally {
    await stop();
  }
};
