import { Gauge } from 'prom-client';
import { register } from '#shared/operations/metrics';
import type { Mailstand } from './persistence/mailopslag';

const NAAM = 'schakel_mail';

/** Read from the table when asked for: `mislukt` and `gestuit` above zero mean that a person has to look: an address is wrong. */
export const meetMail = (stand: () => Promise<Mailstand>): void => {
  new Gauge({
    name: NAAM,
    help: 'Mails by state: due, waiting (due or held), given up, come back',
    labelNames: ['stand'],
    registers: [register],
    async collect() {
      const { verschuldigd, wachtend, mislukt, gestuit } = await stand();
      for (const [naam, aantal] of Object.entries({ verschuldigd, wachtend, mislukt, gestuit })) this.set({ stand: naam }, aantal);
    },
  });
};

export const vergeetMail = (): void => register.removeSingleMetric(NAAM);
