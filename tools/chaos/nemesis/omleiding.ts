import { HUBDIENSTEN } from '../../sandbox/diensten';
import { Doorgeefluik } from './doorgeefluik';

export type Wat = 'amqp' | 'postgres' | 'smtp';

/** What lies between the services and the broker, the database and the mail server. */
export type Omleidingen = {
  /** What a service is started with, so that it goes through the proxies. */
  omgevingVan(dienst: string, env: Readonly<Record<string, string>>): Readonly<Record<string, string>>;
  /** The proxies before this; of one service when it is named. */
  voor(wat: Wat, dienst?: string): readonly Doorgeefluik[];
  /** Everything flows again. */
  herstel(): void;
  sluit(): Promise<void>;
};

type Luik = { readonly dienst: string; readonly wat: Wat; readonly luik: Doorgeefluik };

const VERANDERLIJK: Readonly<Record<string, Wat>> = {
  AMQP_URL: 'amqp',
  SUITE_AMQP_URL: 'amqp',
  DATABASE_URL_SCHRIJF: 'postgres',
  DATABASE_URL_LEES: 'postgres',
  SUITE_DATABASE_URL: 'postgres',
  SMTP_URL: 'smtp',
};

/** Behind these nothing lies that a network could part them from. */
const ZONDER = ['portal'];

const leidOm = (luiken: readonly Luik[], dienst: string, env: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(env).map(([naam, waarde]) => {
      const luik = luiken.find((een) => een.dienst === dienst && een.wat === VERANDERLIJK[naam])?.luik;
      // The nodes of a cluster are several doors, and one proxy stands before one of them.
      if (!luik || waarde === '' || waarde.includes(',')) return [naam, waarde];
      const adres = new URL(waarde);
      luik.naar(Number(adres.port));
      adres.port = String(luik.poort);
      return [naam, adres.toString()];
    }),
  );

/** A proxy per service before each thing it rests on, so that one service may be cut off while the others go on. */
export const startOmleidingen = async (diensten: readonly string[] = HUBDIENSTEN.map(({ naam }) => naam)): Promise<Omleidingen> => {
  const paren = diensten
    .filter((dienst) => !ZONDER.includes(dienst))
    .flatMap((dienst) => (['amqp', 'postgres', ...(dienst === 'notifications' ? ['smtp' as const] : [])] as const).map((wat) => ({ dienst, wat })));
  const luiken = await Promise.all(paren.map(async (paar) => ({ ...paar, luik: await Doorgeefluik.open() })));
  return {
    omgevingVan: (dienst, env) => leidOm(luiken, dienst, env),
    voor: (wat, dienst) => luiken.filter((een) => een.wat === wat && (dienst === undefined || een.dienst === dienst)).map(({ luik }) => luik),
    herstel: () => luiken.forEach(({ luik }) => luik.herstel()),
    sluit: async () => void (await Promise.all(luiken.map(({ luik }) => luik.sluit()))),
  };
};
