import type { MailOpdracht } from '#shared/contracts/intern';
import { plusDagen, type Datum } from '#shared/kernel/datum';
import { amsterdamseDag, momentInAmsterdam } from '#shared/kernel/klok';
import { uuid5 } from '#shared/messaging/codec';
import type { Mail, NieuweMail } from './persistence/mail.entity';
import type { Geadresseerde } from './persistence/taakopslag';
import { eerstvolgendWerkmoment } from './werktijd';

/** The weekly overview (issue #3): Monday 8:00, of what ends within thirteen weeks. */
const OVERZICHT_UUR = 8;
const OVERZICHT_DAGEN = 13 * 7;
const BEGIN_VAN_DE_DAG = 7;
const MAANDAG = 1;

const weekdag = (d: Datum): number => new Date(`${d}T00:00:00Z`).getUTCDay();
const maandagOp = (d: Datum): Datum => plusDagen(d, -((weekdag(d) - MAANDAG + 7) % 7));
const maandagVanaf = (d: Datum): Datum => maandagOp(plusDagen(d, 6));

const overzichtMoment = (maandag: Datum): Date => eerstvolgendWerkmoment(momentInAmsterdam(maandag, OVERZICHT_UUR));

/** Last day that the overview of this Monday looks ahead to. */
export const overzichtTot = (maandag: Datum): Datum => plusDagen(maandag, OVERZICHT_DAGEN);

/** The first Monday to come whose overview has this term in it; undefined when it ends before. */
const overzichtVoor = (uiterlijk: Datum, nu: Date): Datum | undefined => {
  const vanaf = plusDagen(uiterlijk, -OVERZICHT_DAGEN);
  const dezeWeek = maandagOp(amsterdamseDag(nu));
  const eerste = vanaf > dezeWeek ? maandagVanaf(vanaf) : dezeWeek;
  const maandag = overzichtMoment(eerste) > nu ? eerste : plusDagen(eerste, 7);
  return maandag <= uiterlijk ? maandag : undefined;
};

const overzichtId = (maandag: Datum, { actorId, organisatie, rol }: Geadresseerde): string => uuid5(['overzicht', maandag, actorId ?? `${organisatie}.${rol}`].join('|'));

/** The overview of somebody whom nobody knows any more is the team's, which gets one that week however many left. */
export const overzichtVanTeam = ({ id, soort, vorm, dag, organisatie, rol, uiterlijk, teVerzendenOp }: Mail, maandag: Datum): NieuweMail => {
  const team = { actorId: null, organisatie, rol };
  return { ...team, id: overzichtId(maandag, team), taak: null, soort, vorm, dag, uiterlijk, teVerzendenOp, inPlaatsVan: id };
};

/** The next overview for somebody with these terms, after `nu`; one per addressee and week. */
export const volgendOverzicht = ({ actorId, organisatie, rol }: Geadresseerde, termijnen: readonly Datum[], nu: Date): NieuweMail | undefined => {
  const [maandag] = termijnen.flatMap((uiterlijk) => overzichtVoor(uiterlijk, nu) ?? []).sort();
  if (maandag === undefined) return undefined;
  const id = overzichtId(maandag, { actorId, organisatie, rol });
  return { id, taak: null, soort: 'BESLUIT_NODIG', vorm: 'OVERZICHT', dag: maandag, actorId, organisatie, rol, uiterlijk: overzichtTot(maandag), teVerzendenOp: overzichtMoment(maandag) };
};

/** Mornings that fall on one working moment, or not after the first mail, would say nothing new. */
const herinneringen = (opdracht: MailOpdracht, eerste: NieuweMail): NieuweMail[] => {
  const opMoment = new Map<number, NieuweMail>();
  for (const dag of [...opdracht.herinnerOp].sort()) {
    const teVerzendenOp = eerstvolgendWerkmoment(momentInAmsterdam(dag, BEGIN_VAN_DE_DAG));
    if (teVerzendenOp <= eerste.teVerzendenOp || opMoment.has(teVerzendenOp.getTime())) continue;
    opMoment.set(teVerzendenOp.getTime(), { ...eerste, id: uuid5(`mail|${opdracht.taak}|${opdracht.soort}|${dag}`), vorm: 'HERINNERING', dag, teVerzendenOp });
  }
  return [...opMoment.values()];
};

/** Every mail that follows from an instruction: the first, its reminders, and the overview that it belongs in. */
export const mailsVan = (opdracht: MailOpdracht, nu: Date): NieuweMail[] => {
  const { taak, soort, actorId, organisatie, rol, uiterlijk } = opdracht;
  const eerste: NieuweMail = { id: uuid5(`mail|${taak}|${soort}`), taak, soort, vorm: 'EERSTE', dag: null, actorId, organisatie, rol, uiterlijk, teVerzendenOp: eerstvolgendWerkmoment(nu) };
  const overzicht = soort === 'BESLUIT_NODIG' && uiterlijk !== null ? volgendOverzicht(opdracht, [uiterlijk], nu) : undefined;
  return [eerste, ...herinneringen(opdracht, eerste), ...(overzicht ? [overzicht] : [])];
};
