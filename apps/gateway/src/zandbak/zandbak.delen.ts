import type { Provider } from '@nestjs/common';
import { DIENSTEN_MET_REGELS } from '#shared/contracts/catalogus';
import type { Klok } from '#shared/kernel/klok';
import { Vraagbaak } from '#shared/messaging/vraagbaak';
import type { BasisConfig } from '#shared/operations/config';
import { KLOK, ZandbakKlok } from '#shared/operations/klok';
import { Rust } from '#shared/persistence/rust';
import type { Opslag } from '../hub.opslag';
import { OPSLAG } from '../hub.tokens';
import { Klokzetter } from './klokzetter';
import { Rustmeter } from './rustmeter';

const RUST_MS = 60_000;
const ANDERE_DIENSTEN = [...DIENSTEN_MET_REGELS, 'notifications'];

const alsZandbakKlok = (klok: Klok): ZandbakKlok => {
  if (klok instanceof ZandbakKlok) return klok;
  throw new Error('zandbak zonder verzetbare klok');
};

/** The clock that can be set, and the question whether the hub is at rest. Production refuses to start with it. */
export const zandbakDelen = ({ SCHAKEL_OMGEVING }: Pick<BasisConfig, 'SCHAKEL_OMGEVING'>): Provider[] => {
  if (SCHAKEL_OMGEVING !== 'sandbox') throw new Error('de zandbak hoort niet bij deze omgeving');
  return [
    {
      provide: Rustmeter,
      inject: [Rust, Vraagbaak, KLOK],
      useFactory: (eigen: Rust, vraagbaak: Vraagbaak, klok: Klok) => new Rustmeter({ eigen, vraagbaak, klok, diensten: ANDERE_DIENSTEN }),
    },
    {
      provide: Klokzetter,
      inject: [OPSLAG, KLOK, Rustmeter],
      useFactory: (opslag: Opslag, klok: Klok, rust: Rustmeter) => new Klokzetter({ opslag, klok: alsZandbakKlok(klok), rust, rustMs: RUST_MS }),
    },
  ];
};
