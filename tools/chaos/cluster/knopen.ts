import { VHOST } from '#shared/contracts/topologie';
import { Melding } from '../../sandbox/bestanden';
import { beheerApi } from '../../sandbox/broker';
import type { Cluster, Knoop } from '../../sandbox/cluster';

type Rij = { readonly name: string; readonly type: string; readonly leader?: string; readonly members?: readonly string[] };

const isQuorum = ({ type }: Rij): boolean => type.includes('quorum');
const rijen = async (beheer: string): Promise<readonly Rij[]> => (await beheerApi(beheer)('GET', `queues/${VHOST}?columns=name,type,leader,members`)) as Rij[];

/** A queue that was declared while one node stood alone would live on that node only, and nobody would be told. */
export const eisDrieLeden = async ({ knopen, rabbit }: Cluster): Promise<number> => {
  const quorum = (await rijen(rabbit.beheer)).filter(isQuorum);
  const smal = quorum.filter(({ members = [] }) => members.length !== knopen.length);
  if (quorum.length === 0 || smal.length > 0) throw new Melding(`Niet elke wachtrij staat op ${knopen.length} knopen: ${smal.map(({ name }) => name).join(', ') || 'er zijn er geen'}`);
  return quorum.length;
};

export type Leider = { readonly knoop: Knoop; readonly wachtrijen: number };

/** The node that leads most of the queues of the services now. */
export const drukste = async ({ knopen }: Cluster): Promise<Leider> => {
  const geleid = (await rijen(knopen[0]?.beheer ?? '')).filter((rij) => isQuorum(rij) && /\.(in|gebeurd)$/.test(rij.name));
  const [eerste] = knopen
    .map((knoop) => ({ knoop, wachtrijen: geleid.filter(({ leader }) => leader === `${knoop.naam}@localhost`).length }))
    .sort((a, b) => b.wachtrijen - a.wachtrijen);
  if (!eerste) throw new Melding('Er zijn geen knopen.');
  return eerste;
};
