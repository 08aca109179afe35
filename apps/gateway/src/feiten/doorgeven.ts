import { bekendeSoort } from '#shared/contracts/catalogus';
import type { Context } from '#shared/contracts/catalogus.types';
import type { Feit } from '#shared/contracts/intern';
import { dag } from '#shared/kernel/datum';
import type { Klok } from '#shared/kernel/klok';
import type { Tx } from '#shared/persistence/tx';
import type { Partijen } from '#shared/policy/partijen';
import { begeleidingIn, isKp4, periodeOp, type Stand } from '../vrijgave/situatie';
import { journaliseerHubbericht } from './hubbericht';

const soort = (naam: string): string => bekendeSoort(`nl.participatiewet.${naam}.v1`).type;

/** Facts of one owner that change the cases of others: services do not listen to each other, the gateway tells them (M-16, M-17). */
const CONTEXTEN = ['ontheffing', 'boete', 'verstrekking', 'instrument', 'proevenaanwerk', 'inkomensgesprek', 'casuistiek', 'contact', 'planvanaanpak'] as const satisfies readonly Context[];
const DOORGEVEN: Readonly<Record<string, readonly Context[]>> = {
  [soort('inwoner.zaak.gesloten')]: CONTEXTEN,
  [soort('inwoner.uitgestroomd')]: CONTEXTEN,
};

const BEGELEIDING = soort('contact.begeleiding.gewijzigd');

/** Such a fact asks for the lock on its resident, as the door does. */
export const wordtDoorgegeven = ({ bericht, situatie }: Feit): boolean => DOORGEVEN[bericht.type] !== undefined || situatie?.perioden.some(isKp4) === true;

/** From when and until when a gemeente guides the resident in klantprofiel 4, where that is not what it was: by it the days between contacts are counted (SM-8). */
export const geefBegeleidingDoor = async (tx: Tx, inwonerRef: string, voor: Stand, na: Stand, partijen: Partijen, klok: Klok): Promise<void> => {
  const begeleiding = begeleidingIn(na);
  if (!begeleiding || JSON.stringify(begeleiding) === JSON.stringify(begeleidingIn(voor))) return;
  const { gemeente, vanaf, tot } = begeleiding;
  const kenmerk = [inwonerRef, String(na.situatie?.versie)];
  await journaliseerHubbericht(tx, { type: BEGELEIDING, kenmerk, inwonerRef, gemeente, peildatum: klok.vandaag(), verloop: { vanaf, ...(tot === null ? {} : { tot }) } }, partijen, klok);
};

/** The resident left this gemeente on `per`: for another one, as the situatie then says, or out of the benefit. */
export const geefDoor = async (tx: Tx, { bericht }: Feit, stand: Stand, partijen: Partijen, klok: Klok): Promise<void> => {
  const { inwonerRef, gemeente, verloop } = bericht.data;
  const contexten = DOORGEVEN[bericht.type];
  if (!contexten || !inwonerRef) return;
  const per = dag(String(verloop?.['per']));
  const nieuw = periodeOp(stand, per)?.gemeente;
  const vertrek = nieuw !== undefined && nieuw !== gemeente ? { reden: 'VERHUISD', per, naarGemeente: nieuw } : { reden: 'UITGESTROOMD', per };
  for (const context of contexten) {
    const type = soort(`${context}.inwoner.vertrokken`);
    await journaliseerHubbericht(tx, { type, kenmerk: [inwonerRef, gemeente, per], inwonerRef, gemeente, peildatum: per, verloop: vertrek }, partijen, klok);
  }
};
