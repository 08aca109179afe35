import { plusDagen, type Datum } from '#shared/kernel/datum';
import { grensVan, isBezet, laatsteBekendeDag, looptOp, perioden, wachtOpBekendmaking } from './geldigheid';
import { aanvaard } from './oordeel';
import { standUit } from './evolve';
import type { Besluit, Event, HubCommand, Ontheffing, Stand, Tijdelijk } from './ontheffing.types';
import { isOuder, verbruiktTot } from './ouder';
import { overlappen } from './perioden';
import type { Afspraken, Normen } from './policy';
import { teVervallen } from './rechtswege';

const LOPEND: readonly Ontheffing['status'][] = ['VERLEEND', 'BESLUIT_NODIG', 'VERLENGD'];

/** Moments on which a decision is asked for, the earliest first (D-26). */
export const beslismomenten = (laatsteDag: Datum, { besluitNodigWekenVooraf }: Normen): Datum[] => besluitNodigWekenVooraf.map((weken) => plusDagen(laatsteDag, -7 * weken)).sort();

/** Exempts from the same duties: whatever a temporary one may lift, what holds by law and art. 9a lift too (art. 9 lid 5 and 7). */
const volgtOp = (ander: Ontheffing, een: Tijdelijk): boolean =>
  ander.ontheffingRef !== een.ontheffingRef && (ander.soort !== 'TIJDELIJK' || een.scope.every((verplichting) => ander.scope.includes(verplichting)));

/** Somebody must still decide: nothing was decided, and nothing else exempts on the day after. */
export const vraagtBesluit = ({ ontheffingen }: Pick<Stand, 'ontheffingen'>, een: Tijdelijk): boolean => {
  const daarna = plusDagen(laatsteBekendeDag(een), 1);
  const anderen = ontheffingen.filter((ander) => volgtOp(ander, een));
  return LOPEND.includes(een.status) && !wachtOpBekendmaking(een) && !isBezet(anderen, { vanaf: daarna, tot: plusDagen(daarna, 1) });
};

/** For whom the first moment has passed already, such as a grant for less than thirteen weeks. */
export const metTaakMeteen = (stand: Stand, events: readonly Event[], vandaag: Datum, normen: Normen): readonly Event[] => {
  const na = standUit(stand.coaches, [...stand.gebeurtenissen, ...events.map((event) => ({ bron: '', event }))]);
  const taken = na.ontheffingen.flatMap((een): Event[] => {
    if (een.soort !== 'TIJDELIJK' || een.status === 'BESLUIT_NODIG' || !vraagtBesluit(na, een)) return [];
    const laatsteDag = laatsteBekendeDag(een);
    const [eerste] = beslismomenten(laatsteDag, normen);
    return eerste && eerste <= vandaag && vandaag <= laatsteDag ? [{ type: 'besluitNodig', ontheffingRef: een.ontheffingRef, laatsteDag }] : [];
  });
  return [...events, ...taken];
};

const nadert = (stand: Stand, een: Ontheffing, datum: Datum): Event[] => {
  if (een.soort !== 'TIJDELIJK' || laatsteBekendeDag(een) !== datum || !vraagtBesluit(stand, een)) return [];
  return [{ type: 'besluitNodig', ontheffingRef: een.ontheffingRef, laatsteDag: datum }];
};

const voorbij = (een: Ontheffing, datum: Datum): Event[] => {
  const { ontheffingRef } = een;
  if (een.soort === 'TIJDELIJK') {
    const per = plusDagen(laatsteBekendeDag(een), 1);
    return [...LOPEND, 'NIET_VERLENGD'].includes(een.status) && per <= datum ? [{ type: 'verlopen', ontheffingRef, per }] : [];
  }
  if (!isOuder(een) || een.status !== 'VERLEEND') return [];
  const grens = grensVan(een);
  if (!grens || grens.op > datum) return [];
  if (grens.reden === 'KIND_VIJF') return [{ type: 'opgeschort', ontheffingRef, reden: 'KIND_VIJF', per: grens.op }];
  return [{ type: grens.reden === 'UITGEPUT' ? 'uitgeput' : 'verlopen', ontheffingRef, per: grens.op }];
};

const ouderVertrekt = (een: Ontheffing, per: Datum): Event[] => {
  if (!isOuder(een)) return [];
  const { ontheffingRef, status } = een;
  if (status === 'AANGEVRAAGD') return [{ type: 'vervallen', ontheffingRef, per }];
  return status === 'VERLEEND' ? [{ type: 'opgeschort', ontheffingRef, reden: 'BIJSTAND_EINDE', per }] : [];
};

type Vertrek = Extract<HubCommand, { type: 'inwoner.vertrokken' }>;

/** The months go with the resident (art. 9a, L-02d); what holds by law goes with him too. */
const verhuist = (stand: Stand, { per, naarGemeente }: Vertrek): Event[] => {
  if (naarGemeente === null) return [];
  const laatste = stand.ontheffingen.filter(isOuder).filter(({ status, verlening }) => verlening !== null && status !== 'HERROEPEN').at(-1);
  const maanden = verbruiktTot(stand, per);
  return [
    ...stand.ontheffingen.flatMap((een): Event[] => (een.soort === 'VAN_RECHTSWEGE' && een.status === 'VASTGESTELD' ? [{ type: 'meeverhuisd', ontheffingRef: een.ontheffingRef, naarGemeente }] : [])),
    ...(laatste && maanden > 0 ? [{ type: 'verbruikDoorgegeven' as const, ontheffingRef: laatste.ontheffingRef, maanden, naarGemeente }] : []),
  ];
};

/** What the college of one gemeente decided holds in that gemeente, and while it pays the benefit (M-16, M-17). */
const vertrokken = (stand: Stand, command: Vertrek): Event[] => [
  ...teVervallen(stand, command.per).map(({ ontheffingRef }): Event => ({ type: 'vervallen', ontheffingRef, per: command.per })),
  ...stand.ontheffingen.flatMap((een) => ouderVertrekt(een, command.per)),
  ...verhuist(stand, command),
];

type Regels = Pick<Afspraken, 'eigenBesluitNaWia4'>;

const zijnDubbel = (a: Ontheffing, b: Ontheffing): boolean =>
  perioden(a, { ookOnbekend: true }).some((een) => perioden(b, { ookOnbekend: true }).some((ander) => overlappen(een, ander)));

/** What the recall brings back may meet what was decided since: the later one is marked. */
const dubbel = ({ ontheffingen }: Stand, { eigenBesluitNaWia4 }: Regels): Event[] =>
  ontheffingen.flatMap((een, i): Event[] => {
    const telt = ({ soort, afwijkingen }: Ontheffing): boolean => !afwijkingen.includes('OVERBODIG') && !(eigenBesluitNaWia4 && soort === 'VAN_RECHTSWEGE');
    const raakt = een.soort === 'TIJDELIJK' && telt(een) && ontheffingen.slice(0, i).some((eerder) => telt(eerder) && zijnDubbel(eerder, een));
    return raakt ? [{ type: 'gemarkeerd', ontheffingRef: een.ontheffingRef, afwijking: 'OVERBODIG' }] : [];
  });

/** M-18: the state as if that message had never come; nothing happens when nothing came of it. */
const herroep = (stand: Stand, bron: string, regels: Regels): Event[] => {
  const al = stand.gebeurtenissen.some(({ event }) => event.type === 'herroepen' && event.bron === bron);
  if (al || !stand.gebeurtenissen.some((gebeurtenis) => gebeurtenis.bron === bron)) return [];
  const event: Event = { type: 'herroepen', bron };
  return [event, ...dubbel(standUit(stand.coaches, [...stand.gebeurtenissen, { bron: '', event }]), regels)];
};

/** Nobody is refused here: the hub states what has come to pass, and a moment that lost its meaning passes without effect. */
export const decideHub = (stand: Stand, command: HubCommand, regels: Regels): Besluit => {
  if (command.type === 'herroepen') return aanvaard(...herroep(stand, command.bron, regels));
  if (command.type === 'inwoner.vertrokken') return aanvaard(...vertrokken(stand, command));
  const een = stand.ontheffingen.find(({ ontheffingRef }) => ontheffingRef === command.ontheffingRef);
  if (!een) return aanvaard();
  const { datum } = command;
  switch (command.type) {
    case 'termijn.nadert': return aanvaard(...nadert(stand, een, datum));
    case 'termijn.voorbij': return aanvaard(...voorbij(een, datum));
    case 'hercontrole.nadert': return isOuder(een) && een.status === 'VERLEEND' && looptOp(een, datum) ? aanvaard({ type: 'hercontroleNodig', ontheffingRef: een.ontheffingRef, datum }) : aanvaard();
  }
};
