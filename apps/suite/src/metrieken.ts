import { Counter, Gauge, Registry } from 'prom-client';

export const register = new Registry();

export const metrieken = {
  verwerkt: new Counter({ name: 'suite_verwerkt_total', help: 'Deliveries handled, by result', labelNames: ['uitslag'], registers: [register] }),
  gepost: new Counter({ name: 'suite_gepost_total', help: 'Calls to post a message, by result', labelNames: ['uitslag'], registers: [register] }),
  uitgaand: new Gauge({ name: 'suite_uitgaand', help: 'Messages to the hub, by status', labelNames: ['status'], registers: [register] }),
} as const;
