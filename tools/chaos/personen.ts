import { randomUUID } from 'node:crypto';

export type Persoon = {
  readonly aansluiting: string;
  readonly source: string;
  readonly afzender: { readonly actorId: string; readonly rol: string; readonly werkgever: string; readonly namensGemeente: string | null };
};

const SOURCES = {
  'gemeente-tiel.regie': 'urn:nld:oin:00000099000000001000:systeem:regie',
  'gemeente-neder-betuwe.regie': 'urn:nld:oin:00000099000000003000:systeem:regie',
  'werkzaak.werk': 'urn:nld:oin:00000099000000002000:systeem:werk',
  'werkzaak.inkomen': 'urn:nld:oin:00000099000000002000:systeem:inkomen',
} as const;
export type Aansluiting = keyof typeof SOURCES;
export const AANSLUITINGEN = Object.keys(SOURCES) as readonly Aansluiting[];

const persoon = (aansluiting: Aansluiting, actorId: string, rol: string, werkgever: string, namensGemeente: string | null = null): Persoon => ({
  aansluiting,
  source: SOURCES[aansluiting],
  afzender: { actorId, rol, werkgever, namensGemeente },
});

/** Staff of the sandbox parties (config/partijen); all of them fictitious. */
export const ANNA = persoon('werkzaak.werk', 'wz.wc.anna', 'werkcoach', 'WERKZAAK');
export const BERT = persoon('werkzaak.inkomen', 'wz.ic.bert', 'inkomensconsulent', 'WERKZAAK');
export const CARLA = persoon('gemeente-tiel.regie', 'tiel.pc.carla', 'participatiecoach', 'TIEL', 'TIEL');
export const DIRK = persoon('gemeente-neder-betuwe.regie', 'nb.pc.dirk', 'participatiecoach', 'WERKZAAK', 'NEDER_BETUWE');
export const TIEL = persoon('gemeente-tiel.regie', 'gemeente-tiel.regie', 'systeem', 'TIEL', 'TIEL');
export const BETUWE = persoon('gemeente-neder-betuwe.regie', 'gemeente-neder-betuwe.regie', 'systeem', 'NEDER_BETUWE', 'NEDER_BETUWE');
export const WERKZAAK = persoon('werkzaak.werk', 'werkzaak.werk', 'systeem', 'WERKZAAK');

export type Bericht = { readonly id: string; readonly source: string; readonly type: string; readonly data: Readonly<Record<string, unknown>> };

export const maakBericht = ({ source, afzender }: Persoon, gebeurtenis: string, data: Readonly<Record<string, unknown>>): Bericht & Record<string, unknown> => ({
  specversion: '1.0',
  id: randomUUID(),
  source,
  type: `nl.participatiewet.${gebeurtenis}.v1`,
  time: new Date().toISOString(),
  datacontenttype: 'application/json',
  data: { afzender, ...data },
});
