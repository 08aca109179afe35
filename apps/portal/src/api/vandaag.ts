import { isDatum, type Datum } from '#shared/kernel/datum';
import { amsterdamseDag } from '#shared/kernel/klok';

const DEADLINE_MS = 2_000;

/** The business day. In the sandbox that is the day of the hub's clock, which a user can set; elsewhere the calendar's. */
export class Vandaag {
  constructor(private readonly zandbakApi: string | null) {}

  async dag(): Promise<Datum> {
    return amsterdamseDag(this.zandbakApi === null ? new Date() : await this.moment(this.zandbakApi));
  }

  private async moment(api: string): Promise<Date> {
    try {
      const antwoord = await fetch(`${api.replace(/\/$/, '')}/sandbox/klok`, { redirect: 'error', signal: AbortSignal.timeout(DEADLINE_MS) });
      const { moment } = (await antwoord.json()) as { moment?: unknown };
      return typeof moment === 'string' && isDatum(moment.slice(0, 10)) ? new Date(moment) : new Date();
    } catch {
      return new Date();
    }
  }
}
