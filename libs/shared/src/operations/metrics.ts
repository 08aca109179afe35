import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

/** Names and labels hold no personal data: statuses, codes, connections and services only. */
export const register = new Registry();
collectDefaultMetrics({ register });

const teller = <L extends string>(name: string, help: string, labelNames: readonly L[] = []): Counter<L> =>
  new Counter({ name, help, labelNames: [...labelNames], registers: [register] });
const meter = <L extends string>(name: string, help: string, labelNames: readonly L[] = []): Gauge<L> =>
  new Gauge({ name, help, labelNames: [...labelNames], registers: [register] });

export const metrieken = {
  aangenomen: teller('schakel_aangenomen_total', 'Messages journaled at the door'),
  geweigerd: teller('schakel_geweigerd_total', 'Messages refused at the door, by code', ['code']),
  beslist: teller('schakel_beslist_total', 'Messages decided, by status', ['status']),
  medisch: teller('schakel_medisch_gewaarschuwd_total', 'Previews with words that seem medical (D-30); the words are not kept'),
  afwijkingen: teller('schakel_afwijkingen_total', 'Marks on recorded messages that depart from a rule, by code (D-28)', ['code']),
  dubbel: teller('schakel_dubbel_total', 'Redelivered messages answered from the inbox'),
  bezorgd: teller('schakel_bezorgd_total', 'Deliveries handed over, by connection', ['aansluiting']),
  gepubliceerd: teller('schakel_gepubliceerd_total', 'Outbox rows confirmed by the broker'),
  gewist: teller('schakel_gewist_total', 'Rows erased after their term, by term and table', ['soort', 'tabel']),
  verstuurd: teller('schakel_mail_verstuurd_total', 'Mails accepted by the mail server'),
  wachtend: meter('schakel_wachtend', 'Rows that wait, by kind', ['soort']),
  geparkeerd: meter('schakel_geparkeerd', 'Messages and outbox rows that need a person', ['tabel']),
  outboxOudste: meter('schakel_outbox_oudste_seconden', 'Age of the oldest row that is not published'),
  journaalOudste: meter('schakel_journaal_oudste_seconden', 'Age of the oldest message that is not settled'),
  achterstand: meter('schakel_achterstand', 'Deliveries not yet handed over, by connection', ['aansluiting']),
  timerOudste: meter('schakel_timer_achterstand_seconden', 'How long the oldest due timer has been due, by the Klok'),
  sleutelringFout: meter('schakel_sleutelring_fout', '1: the keyring file cannot be used as it is now, and the last good one is in use'),
  logboekOngeketend: meter('schakel_logboek_ongeketend', 'Records of the log that the chain has not taken in yet'),
  logboekZegelLeeftijd: meter('schakel_logboek_zegel_leeftijd_seconden', 'Age of the last signed checkpoint of the log; 0 while the log is empty'),
  duur: new Histogram({
    name: 'schakel_verwerking_seconden',
    help: 'Duration of handling one message, by result',
    labelNames: ['resultaat'],
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5],
    registers: [register],
  }),
} as const;
