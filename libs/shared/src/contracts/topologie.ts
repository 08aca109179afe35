import { contextenVan, DIENSTEN_MET_REGELS, type DienstMetRegels } from './catalogus';
import type { Brokergebruiker, Exchange, Topologie, Wachtrij } from './topologie.types';

export const VHOST = 'schakel';
export const EXCHANGE = { in: 'in', gebeurd: 'gebeurd', uit: 'uit', vraag: 'vraag', antwoord: 'antwoord', taak: 'taak', telling: 'telling', dood: 'dood' } as const;

const exchanges: readonly Exchange[] = [
  { naam: EXCHANGE.in, soort: 'topic' },
  { naam: EXCHANGE.gebeurd, soort: 'topic' },
  { naam: EXCHANGE.uit, soort: 'topic' },
  { naam: EXCHANGE.vraag, soort: 'topic' },
  { naam: EXCHANGE.antwoord, soort: 'topic' },
  { naam: EXCHANGE.taak, soort: 'topic' },
  { naam: EXCHANGE.telling, soort: 'topic' },
  { naam: EXCHANGE.dood, soort: 'topic' },
];

const escape = (tekst: string): string => tekst.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const een = (...namen: string[]): string => (namen.length ? `^(${namen.map(escape).join('|')})$` : '');

const werkrij = (naam: string, bindingen: Wachtrij['bindingen'], extra: Wachtrij['argumenten'] = {}): Wachtrij => ({
  naam,
  soort: 'quorum',
  argumenten: {
    'x-queue-type': 'quorum',
    'x-delivery-limit': 20,
    'x-dead-letter-exchange': EXCHANGE.dood,
    'x-dead-letter-routing-key': `${naam.split('.')[0]}.dood`,
    'x-dead-letter-strategy': 'at-least-once',
    'x-overflow': 'reject-publish',
    ...extra,
  },
  bindingen,
});
const doodrij = (dienst: string): Wachtrij => ({
  naam: `${dienst}.dood`,
  soort: 'quorum',
  argumenten: { 'x-queue-type': 'quorum' },
  bindingen: [{ exchange: EXCHANGE.dood, sleutel: `${dienst}.#` }],
});
const vraagrij = (dienst: string): Wachtrij => ({
  naam: `${dienst}.vraag`,
  soort: 'classic',
  argumenten: { 'x-message-ttl': 20_000 },
  bindingen: [{ exchange: EXCHANGE.vraag, sleutel: `vraag.${dienst}.#` }],
});
const partijrij = (naam: string): Wachtrij => ({
  naam,
  soort: 'quorum',
  argumenten: { 'x-queue-type': 'quorum', 'x-max-length': 100_000, 'x-overflow': 'reject-publish' },
  bindingen: [{ exchange: EXCHANGE.uit, sleutel: naam }],
});

/** Who gets what the gateway tells to be counted, besides the messages of its own context. */
const TELT: DienstMetRegels = 'rapportage';

const dienstrijen = (dienst: DienstMetRegels): Wachtrij[] => [
  werkrij(`${dienst}.in`, [
    ...contextenVan(dienst).map((context) => ({ exchange: EXCHANGE.in, sleutel: `in.${context}.#` })),
    ...(dienst === TELT ? [{ exchange: EXCHANGE.telling, sleutel: 'telling.#' }] : []),
  ]),
  vraagrij(dienst),
  doodrij(dienst),
];

const dienstgebruiker = (dienst: DienstMetRegels): Brokergebruiker => ({
  naam: dienst,
  configure: '',
  write: een(EXCHANGE.gebeurd, EXCHANGE.antwoord, EXCHANGE.dood),
  read: een(`${dienst}.in`, `${dienst}.vraag`),
  topics: [
    { exchange: EXCHANGE.gebeurd, write: `^(gebeurd|retour|timer)\\.(${contextenVan(dienst).map(escape).join('|')})(\\.|$)`, read: '' },
    { exchange: EXCHANGE.antwoord, write: '^antwoord\\.gateway\\.', read: '' },
    { exchange: EXCHANGE.dood, write: `^${dienst}\\.dood$`, read: '' },
  ],
});

const gateway: Brokergebruiker = {
  naam: 'gateway',
  configure: '^antwoord\\.gateway\\.',
  write: `^(${[EXCHANGE.in, EXCHANGE.uit, EXCHANGE.vraag, EXCHANGE.taak, EXCHANGE.telling, EXCHANGE.dood].join('|')}|antwoord\\.gateway\\..*)$`,
  read: `^(gateway\\.gebeurd|${EXCHANGE.antwoord}|antwoord\\.gateway\\..*)$`,
  topics: [
    { exchange: EXCHANGE.in, write: '^in\\.', read: '' },
    { exchange: EXCHANGE.uit, write: '^uit\\.', read: '' },
    { exchange: EXCHANGE.vraag, write: '^vraag\\.', read: '' },
    { exchange: EXCHANGE.taak, write: '^taak\\.', read: '' },
    { exchange: EXCHANGE.telling, write: '^telling\\.', read: '' },
    { exchange: EXCHANGE.dood, write: '^gateway\\.dood$', read: '' },
    { exchange: EXCHANGE.antwoord, write: '', read: '^antwoord\\.gateway\\.' },
  ],
};

const notifications: Brokergebruiker = {
  naam: 'notifications',
  configure: '',
  write: een(EXCHANGE.antwoord, EXCHANGE.dood),
  read: een('notifications.in', 'notifications.vraag'),
  topics: [
    { exchange: EXCHANGE.antwoord, write: '^antwoord\\.gateway\\.', read: '' },
    { exchange: EXCHANGE.dood, write: '^notifications\\.dood$', read: '' },
  ],
};

/** A party reads its own queue and nothing else (contract.md §4). */
const partij = (naam: string): Brokergebruiker => ({ naam, configure: '', write: '', read: een(naam), topics: [] });

/** Name of the queue and of the broker user of a connection. */
export const partijwachtrij = (aansluiting: string): string => `uit.${aansluiting}`;

/** Broker objects and rights, derived from the catalogue and the connections; provisioning applies it, services only check. The portal has no queue: nothing is delivered to it. */
export const topologie = (alle: readonly { readonly naam: string; readonly portaal?: boolean }[]): Topologie => topologieVan(alle.filter(({ portaal }) => portaal !== true));

const topologieVan = (aansluitingen: readonly { readonly naam: string }[]): Topologie => ({
  vhost: VHOST,
  exchanges,
  wachtrijen: [
    werkrij('gateway.gebeurd', [{ exchange: EXCHANGE.gebeurd, sleutel: '#' }], { 'x-single-active-consumer': true }),
    doodrij('gateway'),
    ...DIENSTEN_MET_REGELS.flatMap(dienstrijen),
    werkrij('notifications.in', [{ exchange: EXCHANGE.taak, sleutel: 'taak.#' }]),
    vraagrij('notifications'),
    doodrij('notifications'),
    ...aansluitingen.map(({ naam }) => partijrij(partijwachtrij(naam))),
  ],
  gebruikers: [
    gateway,
    ...DIENSTEN_MET_REGELS.map(dienstgebruiker),
    notifications,
    ...aansluitingen.map(({ naam }) => partij(partijwachtrij(naam))),
  ],
});
